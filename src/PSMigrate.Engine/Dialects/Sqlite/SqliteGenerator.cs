using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>SQLite's statements of each operation.</summary>
sealed class SqliteGenerator(ISqlSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);
    readonly RowSql rows = new(syntax, SqliteRows.Rules);

    public static ISqlGenerator Create(ISqlSyntax syntax) => new SqlGenerator(syntax.Provider, new SqliteGenerator(syntax).Statements);

    IEnumerable<SqlStatement>? Statements(Operation operation) =>
        rows.Statements(operation) ?? Texts(operation)?.Select(text => new SqlStatement(text));

    IEnumerable<string>? Texts(Operation operation) => operation switch
    {
        CreateTable create => CreateTable(create),
        DropTable drop => [$"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}"],
        AddColumn add => [AddColumn(add)],
        DropColumn drop => [DropColumn(drop)],
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
    }

    string Constraint(Constraint constraint) => phrases.Named(constraint) + constraint switch
    {
        PrimaryKey key => $"PRIMARY KEY ({phrases.Columns(key.Columns)})",
        UniqueConstraint unique => $"UNIQUE ({phrases.Columns(unique.Columns)})",
        CheckConstraint check => $"CHECK ({phrases.Text(check.Condition, "check")})",
        ForeignKey foreign => $"FOREIGN KEY ({phrases.Columns(foreign.Columns)}) {phrases.References(foreign)}{SqlPhrases.Actions(foreign)}",
        _ => throw new UnsupportedException("An exclusion constraint", "Write a trigger that refuses such rows."),
    };

    string AddColumn(AddColumn add)
    {
        var references = add.ForeignKey is { } foreign
            ? $" {phrases.Named(foreign)}{phrases.References(foreign)}{SqlPhrases.Actions(foreign)}"
            : "";
        return $"ALTER TABLE {phrases.Name(add.Table)} ADD COLUMN {phrases.Column(add.Column, null, out _)}{references}";
    }

    string DropColumn(DropColumn drop) => drop.IfExists
        ? throw new UnsupportedException($"Dropping column '{drop.Name}' only if it exists", "Ask with Read-DbQuery and pragma_table_info whether it does.")
        : $"ALTER TABLE {phrases.Name(drop.Table)} DROP COLUMN {syntax.Quote(drop.Name)}";

    string CreateIndex(TableName table, Index index, bool ifNotExists)
    {
        if (index.Include.Count > 0)
            throw new UnsupportedException("An index with included columns", "Make them columns of the index.");
        var name = phrases.Name(new(table.Schema, index.Name ?? throw new UnsupportedException("An index without a name", "Give it a name.")));
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(SqlPhrases.IfNotExists(ifNotExists))
            .Append(name).Append(" ON ").Append(syntax.Quote(table.Name))
            .Append(" (").AppendJoin(", ", index.Columns.Select(IndexColumn)).Append(')');
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
