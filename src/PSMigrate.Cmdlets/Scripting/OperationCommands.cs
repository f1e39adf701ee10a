using System.Collections.Frozen;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The commands that make operations, as the syntax tree of a body has them.</summary>
static class OperationCommands
{
    static readonly FrozenDictionary<string, bool> Destructive = new Dictionary<string, bool>
    {
        ["New-DbTable"] = false,
        ["Rename-DbTable"] = false,
        ["Set-DbTable"] = false,
        ["Remove-DbTable"] = true,
        ["Add-DbColumn"] = false,
        ["Rename-DbColumn"] = false,
        ["Set-DbColumn"] = false,
        ["Remove-DbColumn"] = true,
        ["Add-DbPrimaryKey"] = false,
        ["Add-DbForeignKey"] = false,
        ["Add-DbUniqueConstraint"] = false,
        ["Add-DbCheckConstraint"] = false,
        ["Add-DbExcludeConstraint"] = false,
        ["Remove-DbPrimaryKey"] = false,
        ["Remove-DbForeignKey"] = false,
        ["Remove-DbUniqueConstraint"] = false,
        ["Remove-DbCheckConstraint"] = false,
        ["Remove-DbExcludeConstraint"] = false,
        ["Rename-DbConstraint"] = false,
        ["Confirm-DbConstraint"] = false,
        ["New-DbIndex"] = false,
        ["Rename-DbIndex"] = false,
        ["Remove-DbIndex"] = false,
        ["New-DbSchema"] = false,
        ["Remove-DbSchema"] = false,
        ["New-DbSequence"] = false,
        ["Set-DbSequence"] = false,
        ["Rename-DbSequence"] = false,
        ["Remove-DbSequence"] = false,
        ["New-DbEnum"] = false,
        ["Rename-DbEnum"] = false,
        ["Remove-DbEnum"] = false,
        ["Add-DbEnumValue"] = false,
        ["Rename-DbEnumValue"] = false,
        ["New-DbView"] = false,
        ["Remove-DbView"] = false,
        ["New-DbFunction"] = false,
        ["Remove-DbFunction"] = false,
        ["New-DbProcedure"] = false,
        ["Remove-DbProcedure"] = false,
        ["New-DbTrigger"] = false,
        ["Remove-DbTrigger"] = false,
        ["Add-DbRow"] = false,
        ["Set-DbRow"] = false,
        ["Remove-DbRow"] = true,
        ["Invoke-DbAutocommit"] = false,
        ["Invoke-DbSql"] = false,
        ["Invoke-DbSqlFile"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Parts = new[]
    {
        "Add-DbColumn", "Set-DbColumn", "Add-DbPrimaryKey", "Add-DbForeignKey", "Add-DbUniqueConstraint", "Add-DbCheckConstraint",
        "Add-DbExcludeConstraint",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a table's block, and the exported command that each stands for.</summary>
    public static FrozenDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["Column"] = "New-DbColumn",
        ["PrimaryKey"] = "New-DbPrimaryKey",
        ["ForeignKey"] = "New-DbForeignKey",
        ["Unique"] = "New-DbUniqueConstraint",
        ["Check"] = "New-DbCheckConstraint",
        ["Exclude"] = "New-DbExcludeConstraint",
        ["Index"] = "New-DbTableIndex",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => Destructive.Keys;

    public static bool IsOperation(string? command) => command is not null && Destructive.ContainsKey(Unqualified(command));

    /// <summary>Whether a command describes a part of a table, inside its block or later.</summary>
    public static bool IsPart(string name) => Parts.Contains(name) || Words.Values.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static bool IsTable(string? command) => command is not null && Unqualified(command).Equals("New-DbTable", StringComparison.OrdinalIgnoreCase);

    public static bool IsDestructive(string command) => Destructive.GetValueOrDefault(Unqualified(command));

    public static string Unqualified(string command) => command.StartsWith(@"PSMigrate\", StringComparison.OrdinalIgnoreCase) ? command[10..] : command;
}
