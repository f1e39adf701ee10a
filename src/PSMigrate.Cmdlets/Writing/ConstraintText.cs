using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Constraints and indexes, as words of a table's block or as commands of their own.</summary>
static class ConstraintText
{
    /// <param name="constraint">The constraint.</param>
    /// <param name="table">The table, for a command of its own; null inside the block.</param>
    public static string Write(Constraint constraint, TableName? table = null) => constraint switch
    {
        PrimaryKey key => Begin("PrimaryKey", "Add-DbPrimaryKey", table)
            .Argument(Words.List(key.Columns)).Name(key.Name).Clustered(key.Clustered).Deferred(key.Deferral).ToString(),
        UniqueConstraint unique => Begin("Unique", "Add-DbUniqueConstraint", table)
            .Argument(Words.List(unique.Columns)).Name(unique.Name).Switch("NullsNotDistinct", unique.NullsNotDistinct)
            .Clustered(unique.Clustered).Deferred(unique.Deferral).ToString(),
        CheckConstraint check => Begin("Check", "Add-DbCheckConstraint", table)
            .Argument(Words.Sql(check.Condition)).Name(check.Name).If(check.NotValid, "NotValid").ToString(),
        ForeignKey foreign => Foreign(Begin("ForeignKey", "Add-DbForeignKey", table), foreign).ToString(),
        ExcludeConstraint exclude => Begin("Exclude", "Add-DbExcludeConstraint", table)
            .Argument(string.Join(", ", exclude.Elements.Select(IndexColumnText.Write))).With("Method", exclude.Method is null ? null : Words.Text(exclude.Method))
            .With("Where", exclude.Where).Name(exclude.Name).Deferred(exclude.Deferral).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, null),
    };

    /// <summary>Whether a foreign key can be said in the line of its column.</summary>
    public static bool IsInline(ForeignKey foreign) =>
        foreign is { Name: null, Columns.Count: 1, Deferral: Deferral.None, MatchFull: false, NotValid: false } && IsPath(foreign);

    /// <summary>The columns that refer, and what they refer to.</summary>
    public static CommandText Reference(CommandText command, ForeignKey foreign)
    {
        command.Argument(Words.List(foreign.Columns)).Argument(References(foreign));
        // Without a word of columns, the schema of a table would be taken for a table.
        return IsPath(foreign) ? command : command.With("ReferencedColumn", foreign.PrincipalColumns.Count == 0 ? "@()" : Words.List(foreign.PrincipalColumns));
    }

    /// <summary>A foreign key as a part of its column's line.</summary>
    public static CommandText Inline(CommandText command, ForeignKey foreign) => command
        .With("References", References(foreign))
        .With("OnDelete", foreign.OnDelete == default ? null : $"{foreign.OnDelete}")
        .With("OnUpdate", foreign.OnUpdate == default ? null : $"{foreign.OnUpdate}");

    public static CommandText Index(CommandText command, Index index) => (index.Columns.Count == 0 ? command : command.Argument(string.Join(", ", index.Columns.Select(IndexColumnText.Write))))
        .If(index.Unique, "Unique")
        .With("Where", index.Where)
        .With("Include", index.Include.Count == 0 ? null : Words.List(index.Include))
        .With("Method", index.Method is null ? null : Words.Text(index.Method))
        .If(index.Clustered, "Clustered")
        .Switch("NullsNotDistinct", index.NullsNotDistinct)
        .With("Options", index.Options);

    static CommandText Begin(string word, string command, TableName? table) =>
        table is null ? new CommandText(word) : new CommandText(command).Argument(Words.Name(table));

    static string References(ForeignKey foreign) =>
        Words.Text(IsPath(foreign) ? Words.Path([foreign.Principal.Schema, foreign.Principal.Name, .. foreign.PrincipalColumns]) : Words.Path(foreign.Principal.Schema, foreign.Principal.Name));

    // One column follows its table behind a dot.
    static bool IsPath(ForeignKey foreign) => foreign.PrincipalColumns.Count == 1 || foreign is { PrincipalColumns.Count: 0, Principal.Schema: null };

    static CommandText Foreign(CommandText command, ForeignKey foreign) => Reference(command, foreign)
        .With("OnDelete", foreign.OnDelete == default ? null : $"{foreign.OnDelete}")
        .With("OnUpdate", foreign.OnUpdate == default ? null : $"{foreign.OnUpdate}")
        .Name(foreign.Name)
        .Deferred(foreign.Deferral)
        .If(foreign.MatchFull, "MatchFull")
        .If(foreign.NotValid, "NotValid");
}
