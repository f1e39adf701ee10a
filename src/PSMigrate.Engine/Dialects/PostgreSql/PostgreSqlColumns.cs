using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for columns.</summary>
sealed class PostgreSqlColumns(SqlPhrases phrases)
{
    readonly PostgreSqlConstraints constraints = new(phrases);
    readonly PostgreSqlColumnChange changes = new(phrases);

    public IEnumerable<string> Add(AddColumn add)
    {
        var (table, column) = (phrases.Name(add.Table), add.Column);
        var definition = $"{phrases.Column(column, null, out _)}{ForeignKey(add)}";
        if (!add.IfNotExists)
            return [$"ALTER TABLE {table} ADD COLUMN {definition}", .. CommentOf(add)];
        // A column that is there already gets no comment either, and only constraints of the column itself are left out with it.
        return column.Comment is null && add.ForeignKey is not { NotValid: true }
            ? [$"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {definition}"]
            : [PostgreSqlBlock.Unless(
                $"SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = {phrases.Literal(table)}::pg_catalog.regclass AND attname = {phrases.Literal(column.Name)}",
                [$"ALTER TABLE {table} ADD COLUMN {definition}", .. CommentOf(add)])];
    }

    public string Drop(DropColumn drop) =>
        $"ALTER TABLE {phrases.Name(drop.Table)} DROP COLUMN {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)}";

    public string Rename(RenameColumn rename) =>
        $"ALTER TABLE {phrases.Name(rename.Table)} RENAME COLUMN {phrases.Quote(rename.Name)} TO {phrases.Quote(rename.NewName)}";

    public IEnumerable<string> Alter(AlterColumn alter) =>
        alter.Comment is null ? changes.Statements(alter) : [.. changes.Statements(alter), Comment(alter.Table, alter.Name, alter.Comment.To)];

    public string Comment(TableName table, string column, string? comment) =>
        $"COMMENT ON COLUMN {phrases.Name(table)}.{phrases.Quote(column)} IS {phrases.Literal(comment)}";

    IEnumerable<string> CommentOf(AddColumn add) =>
        add.Column.Comment is null ? [] : [Comment(add.Table, add.Column.Name, add.Column.Comment)];

    string ForeignKey(AddColumn add) => add.ForeignKey switch
    {
        null => "",
        { NotValid: false } foreign => $" {phrases.Named(foreign)}{constraints.References(foreign)}",
        // Only a constraint of the table can pass rows over.
        { } foreign => ", " + constraints.Added(foreign with { Columns = [add.Column.Name] }),
    };
}
