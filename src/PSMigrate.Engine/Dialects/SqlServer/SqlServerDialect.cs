namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server, put together from its parts.</summary>
static class SqlServerDialect
{
    public const string Name = "SqlServer";

    public static Dialect Create()
    {
        var syntax = new SqlServerSyntax();
        var errors = new SqlServerErrors();
        var connector = new SqlServerConnector(errors);
        var bookkeeping = SqlServerBookkeeping.Create(syntax);
        return new()
        {
            Name = Name,
            Connector = connector,
            Generator = SqlServerGenerator.Create(syntax),
            Splitter = new SqlServerStatementSplitter(),
            Bookkeeping = bookkeeping,
            Lock = new SqlServerLock(connector),
            Keeper = new SqlServerKeeper(),
            Errors = errors,
            SchemaReader = new SqlServerSchemaReader(),
            Rules = new()
            {
                Names = StringComparer.OrdinalIgnoreCase,
                ViewHoldsColumns = SqlServerModules.IsBound,
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
