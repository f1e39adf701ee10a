using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>Says operations in SQL.</summary>
interface ISqlGenerator
{
    /// <summary>The statements of an operation, in order; null where it needs the table to be made anew.</summary>
    /// <exception cref="MigrationException">The dialect cannot do it.</exception>
    IReadOnlyList<SqlStatement>? Generate(Operation operation);
}
