using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// SQLite's statements of each operation; null where ALTER TABLE cannot do it, after everything has been checked that can be without
/// the table.
/// </summary>
sealed class SqliteGenerator(SqliteSyntax syntax)
{
    readonly RowSql rows = new(syntax, SqliteRows.Rules);
    readonly TableStatements tables = new(syntax);
    readonly IndexStatements indexes = new(syntax);
    readonly ViewStatements views = new(syntax);

    public static ISqlGenerator Create(SqliteSyntax syntax) => new SqlGenerator(syntax.Provider, new SqliteGenerator(syntax).Statements);

    IEnumerable<SqlStatement>? Statements(Operation operation) =>
        rows.Statements(operation) ?? Texts(operation)?.Select(text => new SqlStatement(text));

    IEnumerable<string>? Texts(Operation operation) => operation switch
    {
        CreateTable create => [tables.Create(create), .. create.Table.Indexes.Select(index => indexes.Create(create.Table.Name, index, create.IfNotExists))],
        DropTable drop => [tables.Drop(drop)],
        RenameTable rename => [tables.Rename(rename)],
        AddColumn add => tables.AddColumn(add),
        DropColumn drop => Checked(syntax.Quote(drop.Name)),
        RenameColumn rename => [tables.RenameColumn(rename)],
        AlterColumn alter => tables.AlterColumn(alter),
        AddConstraint add => Checked(tables.Constraint(add.Constraint, add.Table)),
        DropConstraint { Kind: Schema.ConstraintKind.Exclude } => throw TableStatements.Exclude(),
        DropConstraint => null,
        RenameConstraint rename => Checked(syntax.Quote(rename.NewName)),
        CreateIndex create => [indexes.Create(create.Table, create.Index, create.IfNotExists)],
        DropIndex drop => [indexes.Drop(drop)],
        RenameIndex rename => Checked(syntax.Quote(rename.NewName)),
        CreateView create => views.Create(create),
        DropView drop => [views.Drop(drop)],
        CreateTrigger create => views.CreateTrigger(create),
        DropTrigger drop => [views.DropTrigger(drop)],
        _ => throw SqliteLimits.Of(operation),
    };

    // The text was made for the sake of what it refuses.
    static IEnumerable<string>? Checked(string text) => text.Length > 0 ? null : [];
}
