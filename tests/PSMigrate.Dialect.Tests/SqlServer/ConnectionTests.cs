using Microsoft.Data.SqlClient;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.SqlServer;

[NeedsSqlServer]
public sealed class ConnectionTests() : Support.Specification(DatabaseKind.SqlServer)
{
    [DatabaseFact]
    public void A_wrong_password_is_told_without_showing_it()
    {
        Change(builder => (builder.UserID, builder.Password, builder.IntegratedSecurity) = ("nobody", "s3cret-word", false));
        var error = Fails("LoginFailed", () => Upgrade());
        Assert.Equal(ErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("s3cret-word", error.ToString(), StringComparison.Ordinal);
        using var database = Connect();
        Fails("LoginFailed", () => database.Initialize(true, Observer, default));
    }

    [DatabaseFact]
    public void A_missing_database_is_told_and_can_be_made()
    {
        var name = $"new ]base's {Guid.NewGuid():N}";
        Change(builder => builder.InitialCatalog = name);
        try
        {
            Fails("DatabaseNotFound", () => Upgrade());
            using (var database = Connect())
            {
                Assert.Contains(name, database.FindMissing(true, default)[0], StringComparison.Ordinal);
                Assert.Contains(name, database.Initialize(true, Observer, default)[0], StringComparison.Ordinal);
                Assert.Empty(database.Initialize(true, Observer, default));
            }
            Assert.Equal(["a1"], Upgrade());
        }
        finally
        {
            SqlServerServer.DropDatabase(Settings.ConnectionString);
        }
    }

    [DatabaseFact]
    public void A_lost_lock_fails_the_revision()
    {
        // KILL is refused in a transaction, so that another session does it.
        Project.Operations("a1", "", (migration, apply) =>
        {
            apply(new PSMigrate.Operations.ExecuteSql(new("CREATE TABLE gone (i int)")));
            KillAllBut(migration.Query("SELECT @@SPID", new Dictionary<string, object?>())[0].Values[0]);
        });
        Fails("LockLost", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void A_session_that_the_server_ends_fails_its_revision_alone()
    {
        Project.Sql("a1", "", "CREATE TABLE kept (i int);").Operations("b2", "a1", (migration, apply) =>
        {
            apply(new PSMigrate.Operations.ExecuteSql(new("CREATE TABLE gone (i int)")));
            var session = migration.Query("SELECT @@SPID", new Dictionary<string, object?>())[0].Values[0];
            Database.Execute($"KILL {session}");
            apply(new PSMigrate.Operations.ExecuteSql(new("CREATE TABLE later (i int)")));
        });
        Fails("ConnectionLost", () => Upgrade());
        Assert.Equal(["kept"], Database.Tables);
        Assert.Equal(["a1 upgrade applied", "b2 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void A_user_without_rights_is_told()
    {
        Database.Execute("CREATE USER weak WITHOUT LOGIN");
        Project.Sql("a1", "", "EXECUTE AS USER = 'weak'; CREATE TABLE t (i int);");
        Fails("PermissionDenied", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void The_version_table_can_live_in_a_schema_of_its_own()
    {
        Settings = Settings with { VersionTableSchema = "my schema" };
        Project.Sql("a1", "", "CREATE TABLE t (i int);", "DROP TABLE t;").Sql("b2", "a1", "CREATE TABLE u (i int);", "DROP TABLE u;");
        Upgrade();
        Assert.Equal("b2", Database.One("SELECT version_num FROM [my schema].migration_version"));
        Assert.Equal("2", Database.One("SELECT count(*) FROM [my schema].migration_log"));
        Assert.Equal(["b2", "a1"], Downgrade());
        Assert.Equal(4, Log().Count);
    }

    [DatabaseFact]
    public void A_table_of_the_same_name_in_another_schema_is_not_the_version_table()
    {
        Database.Execute("CREATE SCHEMA other", "CREATE TABLE other.migration_version (version_num varchar(32))", "INSERT INTO other.migration_version VALUES ('zz')");
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal("a1", Database.One("SELECT version_num FROM dbo.migration_version"));
    }

    // Beside the session that runs the statements, one holds the lock.
    void KillAllBut(object? session)
    {
        IReadOnlyList<string> Others() => Database.Lines(
            $"SELECT session_id FROM sys.dm_exec_sessions WHERE program_name = 'PSMigrate' AND database_id = DB_ID() AND session_id <> {session}");
        var others = Others();
        Assert.NotEmpty(others);
        foreach (var other in others)
            Database.Execute($"KILL {other}");
        Assert.True(SpinWait.SpinUntil(() => Others().Count == 0, TimeSpan.FromSeconds(10)));
    }

    void Change(Action<SqlConnectionStringBuilder> change)
    {
        var builder = new SqlConnectionStringBuilder(Settings.ConnectionString);
        change(builder);
        Settings = Settings with { ConnectionString = builder.ConnectionString };
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
    }
}
