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
        return new(
            Name, connector, PostgreSqlGenerator.Create(syntax), new PostgreSqlStatementSplitter(), bookkeeping,
            new PostgreSqlLock(connector), new PostgreSqlKeeper(), new PostgreSqlErrors())
        {
            SchemaReader = new PostgreSqlSchemaReader(),
            Rules = new()
            {
                Names = StringComparer.Ordinal,
                HoldsColumns = _ => true,
                ComputedHoldsColumns = true,
                ReplacesColumn = (from, to) => from.Computed != to.Computed,
                NameIsShared = constraint => constraint is PrimaryKey or UniqueConstraint or ExcludeConstraint,
                IndexNamesAreShared = true,
                UsualSequence = PostgreSqlSequences.Usual,
                ReplacesRoutine = PostgreSqlRoutines.MayReplace,
                CastThroughText = column => new($"{syntax.Quote(column.Name)}::text{(column.Type.Default!.EndsWith(']') ? "[]" : "")}::{column.Type}"),
            },
            BulkLoader = new PostgreSqlBulkLoader(syntax),
            ScratchMaker = new PostgreSqlScratchMaker(() => DialectRegistry.Get(Name)),
            Script = new PostgreSqlScript(syntax, bookkeeping),
        };
    }
}
