using System.Globalization;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's statements for tables.</summary>
sealed class SqlServerTables(SqlServerSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);
    readonly SqlServerCatalogue catalogue = new(new(syntax));
    readonly SqlServerConstraints constraints = new(new(syntax));
    readonly SqlServerIndexes indexes = new(new(syntax));
    readonly SqlServerComments comments = new(new(syntax));

    // A table that is there is left alone with its indexes and comments: everything stands under the one condition.
    public IEnumerable<string> Create(CreateTable create) => create.IfNotExists
        ? [SqlServerCatalogue.If(catalogue.IsMissing(create.Table.Name, "U"), Texts(create.Table, inOneBatch: true))]
        : Texts(create.Table, inOneBatch: false);

    public string Drop(DropTable drop) => $"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameTable rename) => catalogue.Rename(phrases.Name(rename.Table), rename.NewName, "OBJECT");

    List<string> Texts(Table table, bool inOneBatch)
    {
        // A constraint that has not looked at the rows cannot be declared with the table, and is one that says so ever after.
        var notValid = table.Checks.Where(check => check.NotValid).Concat<Constraint>(table.ForeignKeys.Where(foreign => foreign.NotValid)).ToList();
        List<string> texts = [Definition(table)];
        texts.AddRange(notValid.Select(constraint => constraints.Add(table.Name, constraint)));
        texts.AddRange(table.Indexes.Select(index => indexes.Create(new(table.Name, index))));
        foreach (var (column, comment) in Comments(table))
            texts.Add(comments.Add(table.Name, column, comment, inOneBatch ? texts.Count.ToString(CultureInfo.InvariantCulture) : ""));
        return texts;
    }

    string Definition(Table table)
    {
        var options = table.Options is { } text ? " " + phrases.Text(text, "table's options").Trim() : "";
        var declared = table with
        {
            // The server refuses a key on columns that take NULL, rather than saying so itself.
            Columns = table.Columns
                .Select(column =>
                    table.PrimaryKey?.Columns.Contains(column.Name) == true && column.Computed is null ? column with { Nullable = false } : column)
                .ToValueList(),
            // One index only can hold the rows, and a primary key would unless told otherwise.
            PrimaryKey = table.PrimaryKey is { Clustered: null } key && table.Indexes.Any(index => index.Clustered)
                ? key with { Clustered = false }
                : table.PrimaryKey,
            Checks = table.Checks.Where(check => !check.NotValid).ToValueList(),
            ForeignKeys = table.ForeignKeys.Where(foreign => !foreign.NotValid).ToValueList(),
        };
        var lines = string.Join(",\n    ", phrases.TableLines(declared, constraints.InTable));
        return $"CREATE TABLE {phrases.Name(table.Name)} (\n    {lines}\n){options.TrimEnd()}";
    }

    static IEnumerable<(string? Column, string Comment)> Comments(Table table)
    {
        if (table.Comment is { } comment)
            yield return (null, comment);
        foreach (var column in table.Columns.Where(column => column.Comment is not null))
            yield return (column.Name, column.Comment!);
    }
}
