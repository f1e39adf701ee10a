using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class LogRepairSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public void A_change_is_accepted_with_its_reason_and_counts_as_unchanged()
    {
        Changed();
        var row = Assert.Single(Repair(["a1"], "it's a typo 🐘"));
        Assert.Equal(("a1", "repair", "repaired", "it's a typo 🐘"), (row.Id, row.Direction, row.Outcome, row.Reason));
        Assert.Empty(Status().Changed);
        var last = Log()[^1];
        Assert.Equal(("a1", "repaired", row.Checksum, "it's a typo 🐘", Environment.UserName), (last.Id, last.Outcome, last.Checksum, last.Reason, last.User));
        Settings = Settings with { OnChangedRevision = ChangedRevisionPolicy.Fail };
        Assert.Equal(["b2"], Upgrade());
        Assert.Empty(Observer.Events.OfType<MigrationWarning>());
    }

    [DatabaseFact]
    public void A_file_that_changes_once_more_is_changed_once_more()
    {
        Changed();
        Repair(["a1"], "first");
        Project.Sql("a1", "", "CREATE TABLE t (i smallint);");
        Assert.Equal(["a1"], Status().Changed.Select(revision => revision.Id));
        Repair(["a1"], "second");
        Assert.Empty(Status().Changed);
    }

    [DatabaseFact]
    public void What_has_not_changed_gets_no_row()
    {
        Changed();
        Repair(["a1"], "once");
        var before = Log().Count;
        Assert.Empty(Repair(["a1"], "twice"));
        Assert.Equal(before, Log().Count);
    }

    [DatabaseFact]
    public void What_is_not_applied_is_refused_and_nothing_is_written()
    {
        Changed();
        var before = Log().Count;
        Fails("RevisionNotApplied", () => Repair(["a1", "b2"], "why"));
        Fails("RevisionNotApplied", () => Repair(["nosuch"], "why"));
        Assert.Equal(before, Log().Count);
    }

    [DatabaseFact]
    public void Without_a_log_there_is_nothing_to_accept()
    {
        Project.Sql("a1", "", "");
        Fails("LogTableMissing", () => ReadChanged());
        Settings = Settings with { LogTable = "" };
        Upgrade();
        Fails("LogTableMissing", () => ReadChanged());
        Fails("LogTableMissing", () => Repair(["a1"], "why"));
    }

    [DatabaseFact]
    public void It_waits_for_the_lock()
    {
        Changed();
        using var other = new TestProject();
        other.Sql("a1", "", "").Sql("b2", "a1", "CREATE TABLE pause_here (i int);");
        using var second = new SecondProcess(other, Settings);
        Assert.Equal("paused", second.ReadLine());
        Settings = Settings with { LockWait = TimeSpan.Zero };
        Fails("LockTimeout", () => Repair(["a1"], "why"));
        second.GoOn();
        Assert.Equal("done b2", second.ReadLine());
        Settings = Settings with { LockWait = TimeSpan.FromSeconds(30) };
        Assert.Single(Repair(["a1"], "why"));
    }

    [DatabaseFact]
    public void A_repaired_revision_that_is_undone_and_applied_anew_counts_as_it_is_then()
    {
        Changed();
        Repair(["a1"], "why");
        Downgrade();
        Project.Sql("a1", "", "CREATE TABLE t (i smallint);", "DROP TABLE t;");
        Upgrade();
        Assert.Empty(Status().Changed);
    }

    void Changed()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);", "DROP TABLE t;").Sql("b2", "a1", "CREATE TABLE u (i int);", "DROP TABLE u;");
        Upgrade("a1");
        Project.Sql("a1", "", "CREATE TABLE t (i bigint);", "DROP TABLE t;");
        Assert.Equal(["a1"], ReadChanged().Select(revision => revision.Id));
    }

    IReadOnlyList<Revision> ReadChanged()
    {
        using var database = Connect();
        return database.ReadChanged(Project.Read(), default);
    }

    IReadOnlyList<LogEntry> Repair(string[] ids, string reason)
    {
        using var database = Connect();
        return database.Repair(Project.Read(), ids, reason, new(), Observer, default);
    }
}

public sealed class SqliteLogRepairs() : LogRepairSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlLogRepairs() : LogRepairSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerLogRepairs() : LogRepairSpecification(DatabaseKind.SqlServer);
