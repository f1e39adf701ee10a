using Npgsql;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.PostgreSql;

public sealed class ConnectionTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    [PostgresFact]
    public void A_dead_server_is_told_without_the_password()
    {
        Change(builder => (builder.Port, builder.Password) = (PostgresServer.FreePort(), "s3cret-word"));
        var error = Fails("ConnectionFailed", () => Upgrade());
        Assert.Equal(ErrorKind.Connection, error.Kind);
        Assert.DoesNotContain("s3cret-word", error.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_wrong_password_is_told_without_showing_it()
    {
        Change(builder => builder.Password = "s3cret-word");
        var error = Fails("LoginFailed", () => Upgrade());
        Assert.Equal(ErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("s3cret-word", error.ToString(), StringComparison.Ordinal);
        using var database = Connect();
        Fails("LoginFailed", () => database.Initialize(true, Observer, default));
    }

    [PostgresFact]
    public void A_credential_beside_the_connection_string_wins()
    {
        var right = new NpgsqlConnectionStringBuilder(Settings.ConnectionString);
        Change(builder => (builder.Username, builder.Password) = ("nobody", "wrong"));
        Settings = Settings with { UserName = right.Username, Password = right.Password };
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
    }

    [PostgresFact]
    public void A_uri_is_read_too()
    {
        var right = new NpgsqlConnectionStringBuilder(Settings.ConnectionString);
        Settings = Settings with
        {
            ConnectionString = $"postgresql://{right.Username}:{Uri.EscapeDataString(right.Password!)}@{right.Host}:{right.Port}/{right.Database}?sslmode=disable",
        };
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
    }

    [PostgresFact]
    public void A_missing_database_is_told_and_can_be_made()
    {
        var name = $"new \"base's {Guid.NewGuid():N}";
        Change(builder => builder.Database = name);
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
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
            Database.Execute($"DROP DATABASE IF EXISTS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" WITH (FORCE)");
        }
    }

    [PostgresFact]
    public void A_connection_string_that_cannot_be_read_is_told()
    {
        Settings = Settings with { ConnectionString = "Host=localhost;Hots=x" };
        Assert.Contains("hots", Fails("ConnectionStringInvalid", () => Upgrade()).Message, StringComparison.OrdinalIgnoreCase);
    }

    [PostgresFact]
    public void The_name_that_is_shown_has_no_password()
    {
        using var database = Connect();
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Password!, database.DisplayName, StringComparison.Ordinal);
        Assert.Contains(new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Database!, database.DisplayName, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_session_that_the_server_ends_fails_its_revision_alone()
    {
        Project.Sql("a1", "", "CREATE TABLE kept (i int);")
            .Sql("b2", "a1", "CREATE TABLE gone (i int);\nSELECT pg_terminate_backend(pg_backend_pid());\nCREATE TABLE later (i int);");
        Fails("ConnectionLost", () => Upgrade());
        Assert.Equal(["kept"], Database.Tables);
        Assert.Equal(["a1 upgrade applied", "b2 upgrade failed"], LogLines());
    }

    [PostgresFact]
    public void A_statement_without_a_transaction_that_loses_its_connection_is_in_doubt()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nSELECT pg_terminate_backend(pg_backend_pid());\nINSERT INTO t VALUES (1);", header: "Transaction: off");
        Fails("ConnectionLost", () => Upgrade());
        Fails("StatementOutcomeUnknown", () => Upgrade());
        Assert.Equal(["a1"], Upgrade(run: new() { Resume = ResumeAction.Skip }));
        Assert.Equal(["1"], Database.Lines("SELECT i FROM t"));
    }

    [PostgresFact]
    public void A_lost_lock_fails_the_revision()
    {
        const string KillTheLock = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid() "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        Project.Sql("a1", "", $"CREATE TABLE gone (i int);\n{KillTheLock};\nSELECT pg_sleep(0.3);");
        Fails("LockLost", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [PostgresFact]
    public void A_login_without_rights_is_told()
    {
        var role = $"weak_{Guid.NewGuid():N}";
        Database.Execute($"CREATE ROLE {role} LOGIN PASSWORD 'weak'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        try
        {
            Settings = Settings with { UserName = role, Password = "weak" };
            Project.Sql("a1", "", "SELECT 1;");
            Fails("PermissionDenied", () => Upgrade());
        }
        finally
        {
            Database.Execute($"DROP ROLE {role}");
        }
    }

    [PostgresFact]
    public void The_version_table_can_live_in_a_schema_of_its_own()
    {
        Settings = Settings with { VersionTableSchema = "my schema" };
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nSET search_path = '';", "DROP TABLE t;").Sql("b2", "a1", "CREATE TABLE u (i int);", "DROP TABLE u;");
        Upgrade();
        Assert.Equal("b2", Database.One("SELECT version_num FROM \"my schema\".migration_version"));
        Assert.Equal("2", Database.One("SELECT count(*) FROM \"my schema\".migration_log"));
        Assert.Equal(["t", "u"], Database.Tables);
        Assert.Equal(["b2", "a1"], Downgrade());
        Assert.Equal(4, Log().Count);
    }

    [PostgresFact]
    public void A_table_of_the_same_name_in_another_schema_is_not_the_version_table()
    {
        Database.Execute("CREATE SCHEMA other", "CREATE TABLE other.migration_version (version_num varchar(32))", "INSERT INTO other.migration_version VALUES ('zz')");
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal("a1", Database.One("SELECT version_num FROM public.migration_version"));
    }

    void Change(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(Settings.ConnectionString);
        change(builder);
        Settings = Settings with { ConnectionString = builder.ConnectionString };
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
    }
}
