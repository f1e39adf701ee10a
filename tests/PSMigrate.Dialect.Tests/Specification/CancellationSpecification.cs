using System.Diagnostics;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class CancellationSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public void A_cancelled_statement_ends_soon_and_leaves_nothing()
    {
        Project.Sql("a1", "", "CREATE TABLE kept (i int);").Sql("b2", "a1", $"CREATE TABLE gone (i int);\n{Database.SlowStatement};");
        var clock = CancelInTheSlowStatement();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
        Assert.Equal(["kept"], Database.Tables);
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["a1 upgrade applied", "b2 upgrade rolled-back"], LogLines());
        Project.Sql("b2", "a1", "CREATE TABLE gone (i int);");
        Assert.Equal(["b2"], Upgrade());
    }

    [DatabaseFact]
    public void A_slow_statement_of_its_own_can_be_cancelled_too()
    {
        Project.Sql("a1", "", $"{Database.SlowStatement};");
        CancelInTheSlowStatement();
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void Cancelled_before_the_record_is_not_recorded()
    {
        Project.Operations("a1", "", (_, apply) => apply(new PSMigrate.Operations.ExecuteSql(new("CREATE TABLE t (i int)"))));
        using var source = new CancellationTokenSource();
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "CREATE TABLE t (i int)" })
                source.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void Cancelled_while_it_waits_for_the_lock()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        using var second = new SecondProcess(Project.Sql("a1", "", "CREATE TABLE pause_here (i int);"), Settings);
        Assert.Equal("paused", second.ReadLine());
        using var source = new CancellationTokenSource();
        Observer.Then = seen =>
        {
            if (seen is LockWaiting)
                source.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        second.GoOn();
        Assert.Equal("done a1", second.ReadLine());
    }

    Stopwatch CancelInTheSlowStatement()
    {
        using var source = new CancellationTokenSource();
        var clock = new Stopwatch();
        Observer.Then = seen =>
        {
            if (seen is StatementSent sent && sent.Text == Database.SlowStatement)
            {
                clock.Start();
                source.CancelAfter(TimeSpan.FromMilliseconds(300));
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Assert.True(clock.IsRunning);
        Observer.Then = null;
        return clock;
    }
}

public sealed class SqliteCancellation() : CancellationSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlCancellation() : CancellationSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerCancellation() : CancellationSpecification(DatabaseKind.SqlServer);
