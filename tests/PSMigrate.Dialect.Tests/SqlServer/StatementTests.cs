using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>What the engine itself sends to SQL Server is T-SQL, whatever the names are.</summary>
public sealed class StatementTests
{
    static readonly Dialect Dialect = DialectRegistry.Get("SqlServer");
    static readonly DatabaseSettings Settings = new() { Provider = "SqlServer", ConnectionString = "Server=s;Database=my ]database's" };

    public static TheoryData<string?, string> Tables => new()
    {
        { null, "migration_version" }, { "dbo", "a b" }, { "my schema", "odd \"name'.x] 🐘" }, { "o'brien]", "']' -- /*" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Of_the_bookkeeping(string? schema, string name)
    {
        var (sql, table) = (Dialect.Bookkeeping, new TableName(schema, name));
        var entry = new LogEntry
        {
            Id = "a1", Direction = "upgrade", Outcome = "applied", At = DateTimeOffset.UtcNow, Duration = TimeSpan.FromSeconds(1), ProcessId = 7,
            User = "o'brien", Reason = "back\\\nslash 🐘 ]", FormatVersion = 1,
        };
        var change = new VersionChange(["a1"], ["d4"], "b2", "c'3");
        string[] texts =
        [
            sql.FindTables(name, "log " + name, schema), sql.CreateVersionTable(table), sql.CreateLogTable(table),
            .. sql.CreateSchema(schema ?? "x"), .. LogColumn.All.Select(column => sql.AddLogColumn(table, column)), sql.SelectHeads(table),
            .. sql.ChangeHeads(table, change), sql.SelectLog(table), sql.SelectLogColumns(table), sql.SelectChecksums(table), sql.InsertLog(table, entry),
        ];
        Assert.All(texts, TSql.AssertParses);
    }

    [Fact]
    public void Of_the_session()
    {
        TSql.AssertParses(SqlServerKeeper.OptionsText(Settings));
        TSql.AssertParses(SqlServerKeeper.ResetText(Settings));
        TSql.AssertParses(SqlServerKeeper.LanguageText("Nederlands"));
        Assert.EndsWith("SET LOCK_TIMEOUT -1;", SqlServerKeeper.OptionsText(Settings), StringComparison.Ordinal);
        Assert.EndsWith("USE [my ]]database's];", SqlServerKeeper.ResetText(Settings), StringComparison.Ordinal);
        var limited = Settings with { LockTimeout = TimeSpan.FromSeconds(2.5) };
        Assert.EndsWith("SET LOCK_TIMEOUT 2500;", SqlServerKeeper.OptionsText(limited), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_lock()
    {
        var (resource, sign) = (SqlServerLockSql.Name(new string('A', 64)), SqlServerLockSql.Name($"{Guid.NewGuid():N}"));
        Assert.Equal(32, resource.Length);
        Assert.Equal(32, sign.Length);
        TSql.AssertParses(SqlServerLockSql.Acquire(resource, sign));
        TSql.AssertParses(SqlServerLockSql.IsFree(sign));
        TSql.AssertParses(SqlServerLockSql.Holder(resource));
    }

    [Fact]
    public void Of_databases_and_bulk_copy()
    {
        TSql.AssertParses(SqlServerConnector.ExistsText("it's"));
        TSql.AssertParses(SqlServerConnector.CreateText("a]b"));
        TSql.AssertParses(SqlServerScratchMaker.CollationText);
        TSql.AssertParses(SqlServerScratchMaker.LeftText);
        TSql.AssertParses(SqlServerScratchMaker.CreateText("psmigrate_scratch_1", "Latin1_General_100_CI_AS"));
        TSql.AssertParses(SqlServerScratchMaker.DropText("psmigrate_scratch_1"));
        TSql.AssertParses(SqlServerScratchMaker.ForcedDropText("psmigrate_scratch_1"));
        var loader = new SqlServerBulkLoader(new SqlServerSyntax());
        InsertRows rows = new(new("my schema", "o'brien]"), ["a", "b ]'c"], []);
        TSql.AssertParses(loader.TakesText(rows));
        TSql.AssertParses(loader.KeepsNullsText(rows));
        TSql.AssertParses(loader.NamesText(rows));
        TSql.AssertParses(SqlServerBulkLoader.TypesText("[my schema].[t]", ["[a]", "[b ]]c]"]));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a]b", "a]b")]
    [InlineData("[a]", "[[a]]")]
    [InlineData("[a", "[[a]")]
    public void Bulk_copy_takes_the_outer_brackets_off_a_name_and_leaves_the_rest(string column, string wanted)
    {
        var given = SqlServerBulkLoader.Destination(column);
        Assert.Equal(wanted, given);
        Assert.Equal(column, given[0] == '[' ? given[1..^1] : given);
    }

    [Fact]
    public void The_version_table_is_alembics()
    {
        Assert.Equal(
            "CREATE TABLE [alembic_version] (version_num VARCHAR(32) NOT NULL, CONSTRAINT [alembic_version_pkc] PRIMARY KEY (version_num))",
            Dialect.Bookkeeping.CreateVersionTable(new(null, "alembic_version")));
        Assert.Equal(["IF SCHEMA_ID(N'my schema') IS NULL EXEC (N'CREATE SCHEMA [my schema]')"], Dialect.Bookkeeping.CreateSchema("my schema"));
        Assert.Equal("ALTER TABLE [s].[log] ADD [tag] nvarchar(max)", Dialect.Bookkeeping.AddLogColumn(new("s", "log"), LogColumn.All.Single(column => column.Name == "tag")));
    }

    [Fact]
    public void Statements_go_out_one_by_one_so_that_settings_last() => Assert.False(Dialect.Connector.SendsTogether);
}
