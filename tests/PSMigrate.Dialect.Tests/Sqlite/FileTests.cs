using Microsoft.Data.Sqlite;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.Sqlite;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Sqlite;

public sealed class FileTests : IDisposable
{
    readonly TestProject project = new TestProject().Sql("a1", "", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (1);", "DROP TABLE t;");
    readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("plain.db")]
    [InlineData("with space.db")]
    [InlineData("[brackets] (and) {more}.db")]
    [InlineData("üñí 数据 🐘.db")]
    [InlineData("quote's.db")]
    [InlineData("per%20cent?x#y.db")]
    public void The_file_can_have_any_name(string name)
    {
        using var database = new SqliteTestDatabase(name);
        Assert.Equal(["a1"], Upgrade(database.Settings));
        Assert.Equal("1", database.One("SELECT i FROM t"));
        Assert.True(File.Exists(database.Path));
    }

    [Fact]
    public void A_relative_path_starts_from_the_configurations_folder()
    {
        Upgrade(new() { Provider = "Sqlite", ConnectionString = "Data Source=relative.db", BaseFolder = folder.FullName });
        Assert.True(File.Exists(folder["relative.db"]));
    }

    [Fact]
    public void A_database_that_is_read_only_is_told_and_stays_as_it_is()
    {
        using var database = new SqliteTestDatabase();
        database.Execute("CREATE TABLE own (i int)");
        var bytes = File.ReadAllBytes(database.Path);
        Fails("DatabaseReadOnly", database.Settings with { ConnectionString = database.Settings.ConnectionString + ";Mode=ReadOnly" });
        Assert.Equal(bytes, File.ReadAllBytes(database.Path));
    }

    [Fact]
    public void A_missing_folder_is_told()
    {
        Fails("DatabaseUnopenable", Settings(folder["no/such/folder/x.db"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_told() => Fails("DatabaseUnopenable", Settings(folder.FullName));

    [Fact]
    public void A_file_that_is_no_database_is_told_and_stays_as_it_is()
    {
        File.WriteAllText(folder["x.db"], new string('x', 5000));
        Fails("NotADatabase", Settings(folder["x.db"]));
        Assert.Equal(new string('x', 5000), File.ReadAllText(folder["x.db"]));
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_told()
    {
        Fails("ConnectionStringInvalid", new() { Provider = "Sqlite", ConnectionString = "Data Sauce=x.db" });
        Fails("ConnectionStringInvalid", new() { Provider = "Sqlite", ConnectionString = "" });
    }

    [Fact]
    public void An_unknown_provider_is_told() =>
        Assert.Equal("ProviderUnknown", Assert.Throws<MigrationException>(() => new MigrationEngine().Connect(new() { Provider = "Oracle", ConnectionString = "" })).ErrorId);

    [Fact]
    public void A_file_is_made_when_it_is_asked_for()
    {
        using var database = new MigrationEngine().Connect(Settings(folder["new.db"]));
        Assert.Contains(folder["new.db"], database.FindMissing(true, default)[0], StringComparison.Ordinal);
        Assert.False(File.Exists(folder["new.db"]));
        Assert.Equal(3, database.Initialize(true, new RecordingObserver(), default).Count);
        Assert.True(new FileInfo(folder["new.db"]).Length > 0);
        Assert.Empty(database.Initialize(true, new RecordingObserver(), default));
    }

    [Fact]
    public void Reading_makes_no_file()
    {
        using var database = new MigrationEngine().Connect(Settings(folder["new.db"]));
        Assert.Empty(database.ReadHeads(default));
        Assert.Empty(database.ReadLog(default));
        Assert.Equal(["a1"], database.ReadStatus(project.Read(), default).Pending.Select(revision => revision.Id));
        Assert.NotEmpty(database.FindMissing(false, default));
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void Somebody_elses_write_transaction_is_a_named_error()
    {
        using var database = new SqliteTestDatabase();
        database.Execute("CREATE TABLE own (i int)");
        using var other = database.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        Fails("LockNotAvailable", database.Settings with { LockTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(["own"], database.Tables);
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData(0.2, 1)]
    [InlineData(5.0, 5)]
    public void How_long_it_is_waited_for_is_said_in_whole_seconds(double? limit, int seconds)
    {
        using var connection = new SqliteConnector().Create(
            new() { Provider = "Sqlite", ConnectionString = "Data Source=x.db", LockTimeout = limit is { } value ? TimeSpan.FromSeconds(value) : null }, ConnectionUse.Run);
        Assert.Equal(seconds, ((SqliteConnection)connection).DefaultTimeout);
    }

    [Fact]
    public void Triggers_are_one_statement_each()
    {
        using var database = new SqliteTestDatabase();
        project.Sql("b2", "a1", "CREATE TRIGGER twice AFTER INSERT ON t WHEN new.i < 10 BEGIN INSERT INTO t VALUES (new.i * 100); SELECT CASE WHEN 1 THEN 2 END; END;\nINSERT INTO t VALUES (3);");
        Upgrade(database.Settings);
        Assert.Equal(["1", "3", "300"], database.Lines("SELECT i FROM t ORDER BY i"));
    }

    static DatabaseSettings Settings(string path) => new() { Provider = "Sqlite", ConnectionString = $"Data Source={path}" };

    IReadOnlyList<string> Upgrade(DatabaseSettings settings)
    {
        var observer = new RecordingObserver();
        using var database = new MigrationEngine().Connect(settings);
        var revisions = project.Read();
        var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
        database.Run(revisions, request, database.Plan(revisions, request, default), new(), observer, default);
        return observer.Done;
    }

    void Fails(string errorId, DatabaseSettings settings)
    {
        var error = Assert.ThrowsAny<MigrationException>(() => Upgrade(settings));
        Assert.True(errorId == error.ErrorId, error.ToString());
    }

    public void Dispose()
    {
        project.Dispose();
        folder.Dispose();
    }
}
