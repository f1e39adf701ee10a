using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>A table as the block of New-DbTable, its columns below each other.</summary>
static class TableText
{
    const string Indent = "    ";

    public static string Write(CreateTable create)
    {
        var table = create.Table;
        var head = new CommandText("New-DbTable")
            .Argument(Words.Name(table.Name))
            .If(create.IfNotExists, "IfNotExists")
            .With("Comment", table.Comment is null ? null : Words.Quoted(table.Comment))
            .With("Options", table.Options);
        var text = new StringBuilder(head.ToString()).Append(" {\n");
        foreach (var line in Columns(table).Concat(Parts(table)))
            text.Append(Indent).Append(line).Append('\n');
        return text.Append('}').ToString();
    }

    static IEnumerable<string> Columns(Table table)
    {
        var names = table.Columns.Max(column => Words.Text(column.Name).Length);
        var types = table.Columns.Max(column => Words.Type(column.Type).Length);
        foreach (var column in table.Columns)
        {
            var isKey = IsSimpleKey(table.PrimaryKey) && table.PrimaryKey!.Columns[0] == column.Name;
            var line = new CommandText("Column")
                .Argument(Words.Text(column.Name).PadRight(names))
                .Argument(Words.Type(column.Type).PadRight(types))
                .If(isKey, "PrimaryKey");
            ColumnText.Attributes(line, column, isKey || table.PrimaryKey?.Columns.Contains(column.Name) == true);
            line.If(InlineUniques(table).Any(unique => unique.Columns[0] == column.Name), "Unique");
            if (InlineForeignKeys(table).FirstOrDefault(foreign => foreign.Columns[0] == column.Name) is { } reference)
                ConstraintText.Inline(line, reference);
            yield return line.ToString().TrimEnd();
        }
    }

    static IEnumerable<string> Parts(Table table) =>
    [
        .. table.PrimaryKey is { } key && !IsSimpleKey(key) ? [ConstraintText.Write(key)] : Array.Empty<string>(),
        .. table.Uniques.Skip(InlineUniques(table).Count).Select(unique => ConstraintText.Write(unique)),
        .. table.Checks.Select(check => ConstraintText.Write(check)),
        .. table.ForeignKeys.Skip(InlineForeignKeys(table).Count).Select(foreign => ConstraintText.Write(foreign)),
        .. table.Excludes.Select(exclude => ConstraintText.Write(exclude)),
        .. table.Indexes.Select(index => ConstraintText.Index(new("Index"), index).Name(index.Name).ToString()),
    ];

    // What one column alone is about stands in its line, as far as the order of the constraints stays.
    static List<UniqueConstraint> InlineUniques(Table table) => Leading(table, table.Uniques,
        unique => unique is { Name: null, Columns: [var column], NullsNotDistinct: null, Clustered: null, Deferral: Deferral.None } ? column : null);

    static List<ForeignKey> InlineForeignKeys(Table table) => Leading(table, table.ForeignKeys,
        foreign => ConstraintText.IsInline(foreign) ? foreign.Columns[0] : null);

    static List<T> Leading<T>(Table table, ValueList<T> constraints, Func<T, string?> column)
    {
        var leading = new List<T>();
        var last = -1;
        foreach (var constraint in constraints)
        {
            var at = column(constraint) is { } name ? table.Columns.ToList().FindIndex(other => other.Name == name) : -1;
            if (at <= last)
                break;
            leading.Add(constraint);
            last = at;
        }
        return leading;
    }

    static bool IsSimpleKey(PrimaryKey? key) => key is { Columns.Count: 1, Name: null, Clustered: null, Deferral: Deferral.None };
}
