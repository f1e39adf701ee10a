using System.Collections.Frozen;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The commands that make operations, as the syntax tree of a body has them.</summary>
static class OperationCommands
{
    static readonly FrozenDictionary<string, bool> Destructive = new Dictionary<string, bool>
    {
        ["New-DbTable"] = false,
        ["Remove-DbTable"] = true,
        ["Add-DbColumn"] = false,
        ["Remove-DbColumn"] = true,
        ["New-DbIndex"] = false,
        ["Remove-DbIndex"] = false,
        ["Invoke-DbSql"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a table's block, and the exported command that each stands for.</summary>
    public static FrozenDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["Column"] = "New-DbColumn",
        ["PrimaryKey"] = "New-DbPrimaryKey",
        ["ForeignKey"] = "New-DbForeignKey",
        ["Unique"] = "New-DbUniqueConstraint",
        ["Check"] = "New-DbCheckConstraint",
        ["Index"] = "New-DbTableIndex",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => Destructive.Keys;

    public static bool IsOperation(string? command) => command is not null && Destructive.ContainsKey(Unqualified(command));

    /// <summary>Whether a command describes a part of a table, inside its block or later.</summary>
    public static bool IsPart(string name) => name.Equals("Add-DbColumn", StringComparison.OrdinalIgnoreCase) || Words.Values.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static bool IsTable(string? command) => command is not null && Unqualified(command).Equals("New-DbTable", StringComparison.OrdinalIgnoreCase);

    public static bool IsDestructive(string command) => Destructive.GetValueOrDefault(Unqualified(command));

    public static string Unqualified(string command) => command.StartsWith(@"PSMigrate\", StringComparison.OrdinalIgnoreCase) ? command[10..] : command;
}
