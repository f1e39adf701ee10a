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
            .Argument(Words.List(unique.Columns)).Name(unique.Name).If(unique.NullsNotDistinct == true, "NullsNotDistinct")
            .Clustered(unique.Clustered).Deferred(unique.Deferral).ToString(),
        CheckConstraint check => Begin("Check", "Add-DbCheckConstraint", table)
            .Argument(Words.Sql(check.Condition)).Name(check.Name).If(check.NotValid, "NotValid").ToString(),
        ForeignKey foreign => Foreign(Begin("ForeignKey", "Add-DbForeignKey", table), foreign).ToString(),
        ExcludeConstraint exclude => Begin("Exclude", "Add-DbExcludeConstraint", table)
            .Argument(string.Join(", ", exclude.Elements.Select(Element))).With("Method", exclude.Method is null ? null : Words.Text(exclude.Method))
            .With("Where", exclude.Where).Name(exclude.Name).Deferred(exclude.Deferral).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, null),
    };

    /// <summary>What refers, as a value of -References: the table, and one column where there is one.</summary>
    public static string References(ForeignKey foreign) =>
        foreign.PrincipalColumns is [var column]
            ? Words.Text($"{Bare(foreign.Principal)}.{Quoted(column)}")
            : Words.Name(foreign.Principal);

    /// <summary>A foreign key as a part of its column's line.</summary>
    public static CommandText Inline(CommandText command, ForeignKey foreign) => command
        .With("References", References(foreign))
        .With("OnDelete", foreign.OnDelete == default ? null : $"{foreign.OnDelete}")
        .With("OnUpdate", foreign.OnUpdate == default ? null : $"{foreign.OnUpdate}");

    public static CommandText Index(CommandText command, Index index) => command
        .Argument(string.Join(", ", index.Columns.Select(Column)))
        .If(index.Unique, "Unique")
        .With("Where", index.Where)
        .With("Include", index.Include.Count == 0 ? null : Words.List(index.Include))
        .With("Method", index.Method is null ? null : Words.Text(index.Method))
        .If(index.Clustered, "Clustered")
        .If(index.NullsNotDistinct == true, "NullsNotDistinct")
        .With("Options", index.Options);

    static CommandText Begin(string word, string command, TableName? table) =>
        table is null ? new CommandText(word) : new CommandText(command).Argument(Words.Name(table));

    static CommandText Foreign(CommandText command, ForeignKey foreign) => command
        .Argument(Words.List(foreign.Columns))
        .Argument(Words.Name(foreign.Principal))
        .With("ReferencedColumn", foreign.PrincipalColumns.Count == 0 ? null : Words.List(foreign.PrincipalColumns))
        .With("OnDelete", foreign.OnDelete == default ? null : $"{foreign.OnDelete}")
        .With("OnUpdate", foreign.OnUpdate == default ? null : $"{foreign.OnUpdate}")
        .Name(foreign.Name)
        .Deferred(foreign.Deferral)
        .If(foreign.MatchFull, "MatchFull")
        .If(foreign.NotValid, "NotValid");

    // Simple columns are texts; what a text cannot say is a hashtable.
    static string Column(IndexColumn column)
    {
        if (column.Name is null || column.OperatorClass is not null || column.Name.Contains(' ', StringComparison.Ordinal) || column.Name.StartsWith('('))
            return $"@{{ {string.Join("; ", Parts(column))} }}";
        var text = column.Name
            + (column.Collation is null ? "" : $" collate {column.Collation}")
            + (column.Descending ? " desc" : "")
            + (column.NullsFirst switch { true => " nulls first", false => " nulls last", null => "" });
        return Words.Text(text);
    }

    static string Element(ExcludeElement element) =>
        $"@{{ {string.Join("; ", Parts(element.Column).Append($"Operator = {Words.Quoted(element.Operator)}"))} }}";

    static IEnumerable<string> Parts(IndexColumn column)
    {
        if (column.Name is not null)
            yield return $"Name = {Words.Quoted(column.Name)}";
        if (column.Expression is not null)
            yield return $"Expression = {Words.Sql(column.Expression)}";
        if (column.Descending)
            yield return "Descending = $true";
        if (column.NullsFirst is { } first)
            yield return $"Nulls = {(first ? "'First'" : "'Last'")}";
        if (column.Collation is not null)
            yield return $"Collation = {Words.Quoted(column.Collation)}";
        if (column.OperatorClass is not null)
            yield return $"OperatorClass = {Words.Quoted(column.OperatorClass)}";
    }

    static string Bare(TableName name) => name.Schema is null ? Quoted(name.Name) : $"{Quoted(name.Schema)}.{Quoted(name.Name)}";

    static string Quoted(string part) =>
        part.Contains('.', StringComparison.Ordinal) || part.StartsWith('[') || part.StartsWith('"')
            ? $"[{part.Replace("]", "]]", StringComparison.Ordinal)}]"
            : part;
}
