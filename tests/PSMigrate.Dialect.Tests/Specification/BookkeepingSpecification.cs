using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class BookkeepingSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public void The_log_says_who_when_what_and_how_long()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        Upgrade(run: new() { Tag = "o'brien \\ 🐘" });
        var entry = Assert.Single(Log());
        Assert.InRange(entry.At, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal((Environment.UserName, Environment.MachineName, Environment.ProcessId), (entry.User, entry.Host, entry.ProcessId));
        Assert.Equal("o'brien \\ 🐘", entry.Tag);
        Assert.Matches("^[0-9a-f]{64}$", entry.Checksum);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+$", entry.ToolVersion);
        Assert.True(entry.Duration >= TimeSpan.Zero);
        Assert.Equal((1L, 1, "default"), (entry.Number, entry.FormatVersion, entry.Environment));
        Assert.NotNull(entry.RunId);
    }

    [DatabaseFact]
    public void The_steps_of_a_run_share_its_id()
    {
        Project.Sql("a1", "", "").Sql("b2", "a1", "").Sql("c3", "b2", "");
        Upgrade("b2");
        Upgrade();
        var runs = Log().Select(entry => entry.RunId).ToList();
        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[1], runs[2]);
    }

    [DatabaseFact]
    public void The_tables_can_have_odd_names()
    {
        Settings = Settings with { VersionTable = "odd \"name'.x] 🐘", LogTable = "log \"of'.x] $1" };
        Project.Sql("a1", "", "CREATE TABLE t (i int);", "DROP TABLE t;");
        Upgrade();
        Assert.Equal("a1", Database.One("SELECT version_num FROM \"odd \"\"name'.x] 🐘\""));
        Assert.Equal("a1", Database.One("SELECT revision FROM \"log \"\"of'.x] $1\""));
        Assert.Equal(["a1"], Downgrade());
        Assert.Equal(2, Log().Count);
    }

    [DatabaseFact]
    public void Without_a_log_table_nothing_is_logged()
    {
        Settings = Settings with { LogTable = "" };
        Project.Sql("a1", "", "CREATE TABLE t (i int);").Sql("b2", "a1", "SELECT * FROM nosuch;");
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["t"], Database.Tables);
        Assert.Empty(Log());
        Assert.Empty(Observer.Events.OfType<MigrationWarning>());
    }

    [DatabaseFact]
    public void An_older_log_table_is_widened_and_keeps_its_rows()
    {
        Database.Execute(
            IsSqlite ? "CREATE TABLE migration_log (number INTEGER PRIMARY KEY, revision TEXT, direction TEXT, outcome TEXT, at TEXT)"
                : IsSqlServer ? "CREATE TABLE migration_log (number bigint IDENTITY, revision varchar(50), direction varchar(20), outcome varchar(20), at datetimeoffset)"
                : "CREATE TABLE migration_log (number bigint GENERATED ALWAYS AS IDENTITY, revision text, direction text, outcome text, at timestamptz)",
            "INSERT INTO migration_log (revision, direction, outcome, at) VALUES ('z0', 'upgrade', 'applied', '2020-01-02 03:04:05+00:00')");
        Assert.Equal(["z0 upgrade applied"], LogLines());
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Upgrade();
        Assert.Equal(["z0 upgrade applied", "a1 upgrade applied"], LogLines());
        var (old, added) = (Log()[0], Log()[1]);
        Assert.Equal((new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero), null, 1), (old.At, old.Checksum, old.FormatVersion));
        Assert.NotNull(added.Checksum);
    }

    [DatabaseFact]
    public void A_newer_log_table_is_accepted()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").Sql("b2", "a1", "");
        Upgrade("a1");
        Database.Execute("ALTER TABLE migration_log ADD COLUMN approved_by varchar(20)", "UPDATE migration_log SET approved_by = 'Eve'");
        Upgrade();
        Assert.Equal(["a1 upgrade applied", "b2 upgrade applied"], LogLines());
        Assert.Equal(["Eve", "NULL"], Database.Lines("SELECT approved_by FROM migration_log ORDER BY number"));
    }

    [DatabaseFact]
    public void Initialize_makes_the_tables_once_and_says_so()
    {
        using var database = Connect();
        var missing = database.FindMissing(false, default);
        var made = database.Initialize(false, Observer, default);
        Assert.Equal(2, made.Count);
        Assert.Contains("migration_version", made[0], StringComparison.Ordinal);
        Assert.Contains("migration_log", made[1], StringComparison.Ordinal);
        Assert.All(made, what => Assert.Contains(what.Split(' ')[0], missing.Select(text => text.Split(' ')[0])));
        Assert.Empty(database.Initialize(false, Observer, default));
        Assert.Empty(database.FindMissing(true, default));
        Assert.Empty(Database.VersionRows);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_version_table_of_alembic_is_taken_over()
    {
        Database.Execute(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
            "INSERT INTO alembic_version VALUES ('a1')");
        Settings = Settings with { VersionTable = "alembic_version" };
        Project.Sql("a1", "", "CREATE TABLE wrong (i int);").Sql("b2", "a1", "CREATE TABLE t (i int);");
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal("b2", Database.One("SELECT version_num FROM alembic_version"));
        Assert.DoesNotContain("wrong", Database.Tables);
    }

    [DatabaseFact]
    public void A_changed_file_is_a_warning()
    {
        WriteAndChange();
        Assert.Equal(["a1"], Status().Changed.Select(revision => revision.Id));
        Assert.Equal(["b2"], Upgrade());
        var warning = Assert.Single(Observer.Events.OfType<MigrationWarning>());
        Assert.Contains(Project.PathOf("a1"), warning.Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public void A_changed_file_can_fail_the_run()
    {
        WriteAndChange();
        Settings = Settings with { OnChangedRevision = ChangedRevisionPolicy.Fail };
        Assert.Equal("a1", Fails("RevisionChanged", () => Upgrade()).Subject);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_changed_file_can_be_ignored()
    {
        WriteAndChange();
        Settings = Settings with { OnChangedRevision = ChangedRevisionPolicy.Ignore };
        Assert.Equal(["b2"], Upgrade());
        Assert.Empty(Observer.Events.OfType<MigrationWarning>());
    }

    [DatabaseFact]
    public void Other_line_ends_and_a_byte_order_mark_are_no_change()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Upgrade();
        var text = File.ReadAllText(Project.PathOf("a1"));
        Project.File("a1", "\uFEFF" + text.Replace("\n", "\r\n"));
        Assert.Empty(Status().Changed);
    }

    [DatabaseFact]
    public void A_revision_that_was_undone_and_applied_anew_counts_as_it_is_now()
    {
        WriteAndChange();
        Downgrade();
        Upgrade("a1");
        Assert.Empty(Status().Changed);
    }

    void WriteAndChange()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);", "DROP TABLE t;").Sql("b2", "a1", "CREATE TABLE u (i int);", "DROP TABLE u;");
        Upgrade("a1");
        Project.Sql("a1", "", "CREATE TABLE t (i bigint);", "DROP TABLE t;");
    }
}

public sealed class SqliteBookkeepingTables() : BookkeepingSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlBookkeepingTables() : BookkeepingSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerBookkeepingTables() : BookkeepingSpecification(DatabaseKind.SqlServer);
