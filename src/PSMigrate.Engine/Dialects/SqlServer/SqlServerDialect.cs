namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server, put together from its parts.</summary>
static class SqlServerDialect
{
    public const string Name = "SqlServer";

    public static Dialect Create()
    {
        var syntax = new SqlServerSyntax();
        var connector = new SqlServerConnector();
        var bookkeeping = SqlServerBookkeeping.Create(syntax);
        return new(
            Name, connector, SqlServerGenerator.Create(syntax), new SqlServerStatementSplitter(), bookkeeping,
            new SqlServerLock(connector), new SqlServerKeeper(), new SqlServerErrors())
        {
            SchemaReader = new SqlServerSchemaReader(),
            Rules = new()
            {
                Names = StringComparer.OrdinalIgnoreCase,
                HoldsColumns = SqlServerModules.IsBound,
                MayLoseIndexes = SqlServerModules.IsBound,
                KeysHoldColumns = true,
                ComputedHoldsColumns = true,
                ComputedIsItsExpression = true,
                TablesHoldRoutines = true,
                ReplacesColumn = SqlServerColumns.Replaces,
                AltersIdentity = false,
                NameIsShared = _ => true,
                DefaultNamesAreShared = true,
                UsualSequence = SqlServerSequences.Usual,
                AlterableSequence = SqlServerSequences.Alterable,
                ReplacesRoutine = SqlServerModules.MayReplace,
            },
            BulkLoader = new SqlServerBulkLoader(syntax),
            ScratchMaker = new SqlServerScratchMaker(() => DialectRegistry.Get(Name)),
            StatementEnd = "\nGO",
            Script = new SqlServerScript(syntax, bookkeeping),
        };
    }
}
