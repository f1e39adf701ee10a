using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL, put together from its parts.</summary>
static class PostgreSqlDialect
{
    public const string Name = "PostgreSql";

    public static Dialect Create()
    {
        var syntax = new PostgreSqlSyntax();
        var connector = new PostgreSqlConnector();
        var bookkeeping = PostgreSqlBookkeeping.Create(syntax);
        return new()
        {
            Name = Name,
            Connector = connector,
            Generator = PostgreSqlGenerator.Create(syntax),
            Splitter = new PostgreSqlStatementSplitter(),
            Bookkeeping = bookkeeping,
            Lock = new PostgreSqlLock(connector),
            Keeper = new PostgreSqlKeeper(),
            Errors = new PostgreSqlErrors(),
            SchemaReader = new PostgreSqlSchemaReader(),
            Rules = new()
            {
                Names = StringComparer.Ordinal,
                CodeHoldsColumns = true,
                ComputedHoldsColumns = true,
                ReplacesColumn = (from, to) => from.Computed != to.Computed,
                NameIsShared = constraint => constraint is PrimaryKey or UniqueConstraint or ExcludeConstraint,
                IndexNamesAreShared = true,
                UsualSequence = PostgreSqlSequences.Usual,
                IsNumbering = type => PostgreSqlSerial.TypeOf($"{type}") is not null,
                ReplacesRoutine = PostgreSqlRoutines.MayReplace,
                HeldByRoutine = PostgreSqlRoutines.Held,
                Conversion = new PostgreSqlConversions(syntax).Of,
                CastThroughText = column => new($"{syntax.Quote(column.Name)}::text{(column.Type.Default!.EndsWith(']') ? "[]" : "")}::{column.Type}"),
            },
            BulkLoader = new PostgreSqlBulkLoader(syntax),
            ScratchMaker = new PostgreSqlScratchMaker(() => DialectRegistry.Get(Name)),
            Script = new PostgreSqlScript(syntax, bookkeeping),
        };
    }
}
