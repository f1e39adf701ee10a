using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements of each operation: the parts that know a family of them, put together.</summary>
sealed class PostgreSqlGenerator(ISqlSyntax syntax)
{
    readonly PostgreSqlTables tables = new(new(syntax));
    readonly PostgreSqlColumns columns = new(new(syntax));
    readonly PostgreSqlConstraints constraints = new(new(syntax));
    readonly PostgreSqlIndexes indexes = new(new(syntax));
    readonly PostgreSqlSequences sequences = new(new(syntax));
    readonly PostgreSqlEnums enums = new(new(syntax));
    readonly PostgreSqlRoutines routines = new(new(syntax));
    readonly RowSql rows = new(syntax, PostgreSqlRows.Rules);

    public static ISqlGenerator Create(ISqlSyntax syntax) => new SqlGenerator(syntax.Provider, new PostgreSqlGenerator(syntax).Statements);

    IEnumerable<SqlStatement> Statements(Operation operation) => operation switch
    {
        CreateIndex create => [indexes.Create(create)],
        DropIndex drop => [indexes.Drop(drop)],
        _ => rows.Statements(operation) ?? Texts(operation).Select(text => new SqlStatement(text)),
    };

    IEnumerable<string> Texts(Operation operation) => operation switch
    {
        CreateSchema create => [$"CREATE SCHEMA {SqlPhrases.IfNotExists(create.IfNotExists)}{syntax.Quote(create.Name)}"],
        DropSchema drop => [$"DROP SCHEMA {SqlPhrases.IfExists(drop.IfExists)}{syntax.Quote(drop.Name)}"],
        CreateTable create => tables.Create(create),
        DropTable drop => [tables.Drop(drop)],
        RenameTable rename => [tables.Rename(rename)],
        SetTableComment comment => [tables.Comment(comment.Table, comment.Comment)],
        AddColumn add => columns.Add(add),
        DropColumn drop => [columns.Drop(drop)],
        RenameColumn rename => [columns.Rename(rename)],
        AlterColumn alter => columns.Alter(alter),
        AddConstraint add => [constraints.Add(add)],
        DropConstraint drop => [constraints.Drop(drop)],
        RenameConstraint rename => [constraints.Rename(rename)],
        ValidateConstraint validate => [constraints.Validate(validate)],
        RenameIndex rename => [indexes.Rename(rename)],
        CreateSequence create => [sequences.Create(create)],
        AlterSequence alter => sequences.Alter(alter),
        DropSequence drop => [sequences.Drop(drop)],
        RenameSequence rename => [sequences.Rename(rename)],
        CreateEnumType create => [enums.Create(create)],
        AddEnumValue add => [enums.AddValue(add)],
        RenameEnumValue rename => [enums.RenameValue(rename)],
        RenameEnumType rename => [enums.Rename(rename)],
        DropEnumType drop => [enums.Drop(drop)],
        CreateView create => [routines.CreateView(create)],
        DropView drop => [routines.DropView(drop)],
        CreateRoutine create => [routines.Create(create)],
        DropRoutine drop => [routines.Drop(drop)],
        CreateTrigger create => routines.CreateTrigger(create),
        DropTrigger drop => [routines.DropTrigger(drop)],
        _ => throw new UnsupportedException($"The operation {operation.GetType().Name}", "Write it as SQL with Invoke-DbSql."),
    };
}
