using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>The names of the databases that a revision may be written for.</summary>
public static class ProviderNames
{
    /// <summary>All of them, as a configuration and a text per provider have them.</summary>
    public static ValueList<string> All { get; } = ["Sqlite", "PostgreSql", "SqlServer"];
}
