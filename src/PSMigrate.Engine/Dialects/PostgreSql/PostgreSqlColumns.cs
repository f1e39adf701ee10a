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
        yield return $"ALTER TABLE {phrases.Name(add.Table)} ADD COLUMN {SqlPhrases.IfNotExists(add.IfNotExists)}{phrases.Column(add.Column, null, out _)}{ForeignKey(add)}";
        if (add.Column.Comment is { } comment)
            yield return Comment(add.Table, add.Column.Name, comment);
    }

    public string Drop(DropColumn drop) =>
        $"ALTER TABLE {phrases.Name(drop.Table)} DROP COLUMN {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)}";

    public string Rename(RenameColumn rename) =>
        $"ALTER TABLE {phrases.Name(rename.Table)} RENAME COLUMN {phrases.Quote(rename.Name)} TO {phrases.Quote(rename.NewName)}";

    public IEnumerable<string> Alter(AlterColumn alter) =>
        alter.Comment is null ? changes.Statements(alter) : [.. changes.Statements(alter), Comment(alter.Table, alter.Name, alter.Comment.To)];

    public string Comment(TableName table, string column, string? comment) =>
        $"COMMENT ON COLUMN {phrases.Name(table)}.{phrases.Quote(column)} IS {phrases.Literal(comment)}";

    string ForeignKey(AddColumn add) => add.ForeignKey switch
    {
        null => "",
        { NotValid: false } foreign => $" {phrases.Named(foreign)}{constraints.References(foreign)}",
        // Only a constraint of the table can pass the rows over, and that one knows no 'if not exists'.
        _ when add.IfNotExists => throw new UnsupportedException(
            $"A foreign key that passes rows over, on column '{add.Column.Name}' that may be there already,", "Add the foreign key by an operation of its own."),
        { } foreign => ", " + constraints.Added(foreign with { Columns = [add.Column.Name] }),
    };
}
