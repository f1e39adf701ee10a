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
        var definition = $"{phrases.Name(table.Name)} (\n    {string.Join(",\n    ", lines)}\n){options}";
        List<string> others =
        [
            .. table.Indexes.Select(index => indexes.Text(new(table.Name, index))),
            .. table.Comment is null ? Array.Empty<string>() : [Comment(table.Name, table.Comment)],
            .. table.Columns.Where(column => column.Comment is not null).Select(column => columns.Comment(table.Name, column.Name, column.Comment)),
        ];
        if (!create.IfNotExists)
            return [$"CREATE TABLE {definition}", .. others];
        // A table that is there already gets no index and no comment either.
        return others.Count == 0
            ? [$"CREATE TABLE IF NOT EXISTS {definition}"]
            : [PostgreSqlBlock.Unless(Find(table.Name), [$"CREATE TABLE {definition}", .. others])];
    }

    public string Drop(DropTable drop) => $"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameTable rename) => $"ALTER TABLE {phrases.Name(rename.Table)} RENAME TO {phrases.Quote(rename.NewName)}";

    public string Comment(TableName table, string? comment) => $"COMMENT ON TABLE {phrases.Name(table)} IS {phrases.Literal(comment)}";

    // Where it would be made, wherever else the search path may lead.
    string Find(TableName table)
    {
        var schema = table.Schema is null ? "pg_catalog.current_schema()" : phrases.Literal(table.Schema);
        return $"SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {schema} AND c.relname = {phrases.Literal(table.Name)}";
    }
}
