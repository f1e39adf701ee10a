using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for tables.</summary>
sealed class PostgreSqlTables(SqlPhrases phrases)
{
    readonly PostgreSqlConstraints constraints = new(phrases);
    readonly PostgreSqlIndexes indexes = new(phrases);
    readonly PostgreSqlColumns columns = new(phrases);

    public IEnumerable<string> Create(CreateTable create)
    {
        var table = create.Table;
        var lines = phrases.TableLines(table, constraints.InTable);
        var options = table.Options is null ? "" : " " + phrases.Text(table.Options, $"options of table '{table.Name}'");
        yield return $"CREATE TABLE {SqlPhrases.IfNotExists(create.IfNotExists)}{phrases.Name(table.Name)} (\n    {string.Join(",\n    ", lines)}\n){options}";
        foreach (var index in table.Indexes)
            yield return indexes.Text(new(table.Name, index, create.IfNotExists));
        if (table.Comment is not null)
            yield return Comment(table.Name, table.Comment);
        foreach (var column in table.Columns.Where(column => column.Comment is not null))
            yield return columns.Comment(table.Name, column.Name, column.Comment);
    }

    public string Drop(DropTable drop) => $"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameTable rename) => $"ALTER TABLE {phrases.Name(rename.Table)} RENAME TO {phrases.Quote(rename.NewName)}";

    public string Comment(TableName table, string? comment) => $"COMMENT ON TABLE {phrases.Name(table)} IS {phrases.Literal(comment)}";
}
