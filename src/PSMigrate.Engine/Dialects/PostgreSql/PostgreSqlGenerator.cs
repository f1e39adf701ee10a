using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements of each operation.</summary>
sealed class PostgreSqlGenerator(ISqlSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);
    readonly RowSql rows = new(syntax, PostgreSqlRows.Rules);

    public static ISqlGenerator Create(ISqlSyntax syntax) => new SqlGenerator(syntax.Provider, new PostgreSqlGenerator(syntax).Statements);

    IEnumerable<SqlStatement> Statements(Operation operation) =>
        rows.Statements(operation) ?? Texts(operation).Select(text => new SqlStatement(text));

    IEnumerable<string> Texts(Operation operation) => operation switch
    {
        CreateTable create => CreateTable(create),
        DropTable drop => [$"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}"],
        AddColumn add => [AddColumn(add), .. ColumnComment(add.Table, add.Column)],
        DropColumn drop => [$"ALTER TABLE {phrases.Name(drop.Table)} DROP COLUMN {SqlPhrases.IfExists(drop.IfExists)}{syntax.Quote(drop.Name)}"],
        CreateIndex create => [CreateIndex(create.Table, create.Index, create.IfNotExists)],
        DropIndex drop => [$"DROP INDEX {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(new(drop.Table?.Schema, drop.Name))}"],
        _ => throw new UnsupportedException($"The operation {operation.GetType().Name}", "Write it as SQL with Invoke-DbSql."),
    };

    IEnumerable<string> CreateTable(CreateTable create)
    {
        var table = create.Table;
        var lines = phrases.TableLines(table, Constraint);
        yield return $"CREATE TABLE {SqlPhrases.IfNotExists(create.IfNotExists)}{phrases.Name(table.Name)} (\n    {string.Join(",\n    ", lines)}\n)";
        foreach (var index in table.Indexes)
            yield return CreateIndex(table.Name, index, create.IfNotExists);
        if (table.Comment is { } comment)
            yield return $"COMMENT ON TABLE {phrases.Name(table.Name)} IS {syntax.Literal(comment)}";
        foreach (var text in table.Columns.SelectMany(column => ColumnComment(table.Name, column)))
            yield return text;
    }

    IEnumerable<string> ColumnComment(TableName table, Column column) =>
        column.Comment is null ? [] : [$"COMMENT ON COLUMN {phrases.Name(table)}.{syntax.Quote(column.Name)} IS {syntax.Literal(column.Comment)}"];

    string Constraint(Constraint constraint) => phrases.Named(constraint) + constraint switch
    {
        PrimaryKey key => $"PRIMARY KEY ({phrases.Columns(key.Columns)})",
        UniqueConstraint unique => $"UNIQUE ({phrases.Columns(unique.Columns)})",
        CheckConstraint check => $"CHECK ({phrases.Text(check.Condition, "check")})",
        ForeignKey foreign => $"FOREIGN KEY ({phrases.Columns(foreign.Columns)}) {phrases.References(foreign)}{SqlPhrases.Actions(foreign)}",
        _ => throw new UnsupportedException("An exclusion constraint", "Write it as SQL with Invoke-DbSql."),
    };

    string AddColumn(AddColumn add)
    {
        var references = add.ForeignKey is { } foreign
            ? $" {phrases.Named(foreign)}{phrases.References(foreign)}{SqlPhrases.Actions(foreign)}"
            : "";
        return $"ALTER TABLE {phrases.Name(add.Table)} ADD COLUMN {phrases.Column(add.Column, null, out _)}{references}";
    }

    string CreateIndex(TableName table, Index index, bool ifNotExists)
    {
        var name = syntax.Quote(index.Name ?? throw new UnsupportedException("An index without a name", "Give it a name."));
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(SqlPhrases.IfNotExists(ifNotExists))
            .Append(name).Append(" ON ").Append(phrases.Name(table))
            .Append(" (").AppendJoin(", ", index.Columns.Select(IndexColumn)).Append(')');
        if (index.Include.Count > 0)
            sql.Append(" INCLUDE (").Append(phrases.Columns(index.Include)).Append(')');
        if (index.Where is { } where)
            sql.Append(" WHERE ").Append(phrases.Text(where, "filter"));
        return sql.ToString();
    }

    string IndexColumn(IndexColumn column)
    {
        var what = column.Name is { } name ? syntax.Quote(name) : $"({phrases.Text(column.Expression!, "index expression")})";
        return column.Descending ? what + " DESC" : what;
    }
}
