using System.Data.Common;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Tests;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.PostgreSql;

/// <summary>An index that is made while the table is written, and what a rerun makes of one that was not finished.</summary>
public sealed class RecoveryTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    static readonly CreateIndex Online = new(new(null, "t"), new Index("ux t", [new("i")]) { Unique = true }) { Online = true };

    [PostgresFact]
    public void An_index_is_made_and_dropped_while_the_table_is_written()
    {
        Begin("INSERT INTO t VALUES (1), (2)");
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal("True", Valid);
        Assert.Equal(["b2"], Downgrade("a1"));
        Assert.Empty(Indexes);
    }

    [PostgresFact]
    public void It_is_refused_in_a_transaction_before_anything_is_sent()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new ExecuteSql(new("CREATE TABLE t (i int)")));
            apply(Online);
        });
        Fails("NeedsNoTransaction", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [PostgresFact]
    public void What_a_failure_has_left_is_taken_away_and_the_index_made()
    {
        Begin("INSERT INTO t VALUES (1), (1)");
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal("False", Valid);
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal("False", Valid);
        Database.Execute("DELETE FROM t WHERE ctid = (SELECT max(ctid) FROM t)");
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal("True", Valid);
        Assert.Equal(["b2 upgrade begun", "b2 upgrade failed", "b2 upgrade begun", "b2 upgrade failed", "b2 upgrade begun", "b2 upgrade part-done", "b2 upgrade applied"], LogLines().Skip(1));
    }

    [PostgresFact]
    public void An_index_of_another_that_was_in_the_way_stays_in_the_way()
    {
        Begin("INSERT INTO t VALUES (1)");
        Database.Execute("CREATE INDEX \"ux t\" ON t ((i + 1))");
        Assert.Contains("already exists", Fails("SqlFailed", () => Upgrade()).Message, StringComparison.Ordinal);
        Assert.Contains("already exists", Fails("SqlFailed", () => Upgrade()).Message, StringComparison.Ordinal);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [PostgresFact]
    public void A_backend_that_was_ended_while_it_built_is_no_question_for_a_person()
    {
        Begin("INSERT INTO t VALUES (1), (2)");
        CutOff("CREATE UNIQUE INDEX CONCURRENTLY", () => Upgrade());
        Assert.Equal("False", Valid);
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal("True", Valid);
    }

    [PostgresFact]
    public void One_that_was_finished_unheard_is_not_made_again()
    {
        Begin("INSERT INTO t VALUES (1), (2)");
        CutOff("CREATE UNIQUE INDEX CONCURRENTLY", () => Upgrade());
        // What the server would have done had only its answer been lost.
        Database.Execute("REINDEX INDEX CONCURRENTLY \"ux t\"");
        var made = Database.One("SELECT oid FROM pg_class WHERE relname = 'ux t'");
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal(("True", made), (Valid, Database.One("SELECT oid FROM pg_class WHERE relname = 'ux t'")));
    }

    [PostgresFact]
    public void A_drop_that_was_cut_off_is_done_again()
    {
        Begin("INSERT INTO t VALUES (1), (2)");
        Upgrade();
        CutOff("DROP INDEX CONCURRENTLY", () => Downgrade("a1"));
        Assert.Single(Indexes);
        Assert.Equal(["b2"], Downgrade("a1"));
        Assert.Empty(Indexes);
    }

    [PostgresFact]
    public void Opaque_sql_that_was_cut_off_stays_a_question()
    {
        Begin("INSERT INTO t VALUES (1), (2)");
        Project.Sql("c3", "b2", "CREATE INDEX CONCURRENTLY other ON t (i);", header: "Transaction: off");
        Upgrade("b2");
        CutOff("CREATE INDEX CONCURRENTLY other", () => Upgrade());
        Fails("StatementOutcomeUnknown", () => Upgrade());
    }

    string Valid => Database.One("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"ux t\"'::regclass");

    IReadOnlyList<string> Indexes => Database.Lines("SELECT indexrelid FROM pg_index WHERE indrelid = 't'::regclass");

    void Begin(string rows)
    {
        Project.Sql("a1", "", $"CREATE TABLE t (i int);\n{rows};")
            .Operations("b2", "a1", (_, apply) => apply(Online), (_, apply) => apply(Online.Reverse()!), transactional: false);
        Upgrade("a1");
    }

    // A transaction that has written the table lets no index be finished, and in the meantime the backend is ended.
    void CutOff(string statement, Action run)
    {
        using var blocker = new Transaction(Database);
        var waiting = $"FROM pg_stat_activity WHERE query LIKE '{statement}%' AND wait_event_type = 'Lock' AND datname = current_database()";
        var ended = Task.Run(() =>
        {
            for (var i = 0; Database.One($"SELECT count(*) {waiting}") != "1"; i++)
            {
                Assert.True(i < 600, "the statement has not begun");
                Thread.Sleep(50);
            }
            return Database.One($"SELECT pg_terminate_backend(pid) {waiting}");
        });
        Fails("ConnectionLost", run);
        Assert.Equal("True", ended.GetAwaiter().GetResult());
    }

    sealed class Transaction : IDisposable
    {
        readonly DbConnection connection;
        readonly DbTransaction transaction;

        public Transaction(TestDatabase database)
        {
            connection = database.Open();
            transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO t VALUES (99)";
            command.ExecuteNonQuery();
        }

        public void Dispose()
        {
            transaction.Dispose();
            connection.Dispose();
        }
    }
}
