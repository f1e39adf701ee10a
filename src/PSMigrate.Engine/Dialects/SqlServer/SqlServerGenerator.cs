using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// SQL Server's statements of each operation: the parts that know a family of them, put together. Each text is one batch that stands for itself.
/// What an operation must know of the table as it stands is read by the batch itself, so that the same text serves online and in a script.
/// </summary>
sealed class SqlServerGenerator(SqlServerSyntax syntax)
{
    readonly SqlServerTables tables = new(syntax);
    readonly SqlServerColumns columns = new(syntax);
    readonly SqlServerColumnChange columnChange = new(syntax);
    readonly SqlServerComments comments = new(new(syntax));
    readonly SqlServerConstraints constraints = new(new(syntax));
    readonly SqlServerIndexes indexes = new(new(syntax));
    readonly SqlServerSequences sequences = new(new(syntax));
    readonly SqlServerModules modules = new(new(syntax));
    readonly RowSql rows = new(syntax, SqlServerRows.Rules(syntax));

    public static ISqlGenerator Create(SqlServerSyntax syntax) => new SqlGenerator(syntax.Provider, new SqlServerGenerator(syntax).Statements);

    IEnumerable<SqlStatement> Statements(Operation operation) =>
        rows.Statements(operation) ?? Texts(operation).Select(text => new SqlStatement(text));

    IEnumerable<string> Texts(Operation operation) => operation switch
    {
        CreateSchema create => [modules.CreateSchema(create)],
        DropSchema drop => [$"DROP SCHEMA {SqlPhrases.IfExists(drop.IfExists)}{syntax.Quote(drop.Name)}"],
        CreateTable create => tables.Create(create),
        DropTable drop => [tables.Drop(drop)],
        RenameTable rename => [tables.Rename(rename)],
        SetTableComment comment => [comments.Set(comment.Table, null, comment.Comment)],
        AddColumn add => columns.Add(add),
        DropColumn drop => [columns.Drop(drop)],
        RenameColumn rename => [columns.Rename(rename)],
        AlterColumn alter => columnChange.Alter(alter),
        AddConstraint add => [constraints.Add(add.Table, add.Constraint)],
        DropConstraint drop => [constraints.Drop(drop)],
        RenameConstraint rename => [constraints.Rename(rename)],
        ValidateConstraint validate => [constraints.Validate(validate)],
        CreateIndex create => [indexes.Create(create)],
        DropIndex drop => [indexes.Drop(drop)],
        RenameIndex rename => [indexes.Rename(rename)],
        CreateSequence create => [sequences.Create(create)],
        AlterSequence alter => sequences.Alter(alter),
        DropSequence drop => [sequences.Drop(drop)],
        RenameSequence rename => [sequences.Rename(rename)],
        CreateEnumType or AddEnumValue or RenameEnumValue or RenameEnumType or DropEnumType =>
            throw new UnsupportedException("An enumerated type", "Use a string column with a check constraint, or a table of the values with a foreign key."),
        CreateView create => [modules.CreateView(create)],
        DropView drop => [modules.DropView(drop)],
        CreateRoutine create => [modules.Create(create)],
        DropRoutine drop => [modules.Drop(drop)],
        CreateTrigger create => [modules.CreateTrigger(create)],
        DropTrigger drop => [modules.DropTrigger(drop)],
        _ => throw new UnsupportedException($"The operation {operation.GetType().Name}", "Write it as SQL with Invoke-DbSql."),
    };
}
