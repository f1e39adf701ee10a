using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

/// <summary>What a comparison writes makes the very schema that it was about.</summary>
public sealed class WrittenRevisionTests : ModuleTest
{
    const string Environments = "Environments = @{ old = @{ ConnectionString = 'Data Source=old.db' } }";

    public WrittenRevisionTests() => Project(Environments);

    [Fact]
    public void Texts_of_several_lines_stay_as_they_are()
    {
        Folder.Write(
            "schema.ps1",
            """
            New-DbTable note {
                Column id   int  -PrimaryKey
                Column body text -Default "'first
              second'"
                Check "id > 0
                 and id < 100" -Name ck_note
            }
            New-DbView short "select id
            from note"
            """);

        Run("$null = New-MigrationRevision notes -Autogenerate; $null = Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["'first\n  second'"], Database.Column("select dflt_value from pragma_table_info('note') where name = 'body'"));
        Assert.Empty(Run("Compare-MigrationSchema").Succeeded().Output);
    }

    [Fact]
    public void A_database_comes_back_with_its_own_types()
    {
        var old = new SqliteFile(Folder.Of("old.db"));
        old.Execute(
            """
            create table t (d date, at datetime, n NUMERIC(10,2), u guid, b binary (16), i Int, v varchar(20), big unsigned  big int, free);
            create table k (id int primary key, other bigint);
            create table r (a text, b text, primary key (a, b));
            create table w (id int primary key) without rowid;
            """);

        Run("$null = New-MigrationRevision 'as it stands' -Autogenerate -FromDatabase -Environment old; $null = Invoke-MigrationUpgrade").Succeeded();

        Assert.Empty(Run("Compare-MigrationSchema -WantedEnvironment old").Succeeded().Output);
        const string Insert = "insert into t values (5, 5, 5, 5, 5, '5', 5, '5', 5)";
        const string Kinds = "select typeof(d) || typeof(at) || typeof(n) || typeof(u) || typeof(b) || typeof(i) || typeof(v) || typeof(big) || typeof(free) from t";
        foreach (var database in new[] { old, Database })
            database.Execute(Insert);
        Assert.Equal(old.Column(Kinds), Database.Column(Kinds));
    }

    [Fact]
    public void A_type_that_only_sounds_portable_is_a_difference()
    {
        Database.Execute("create table t (d date)");
        Folder.Write("schema.ps1", "New-DbTable t { Column d date }");

        Assert.Equal(["PSMigrate.Operations.AlterColumn"], Run("Compare-MigrationSchema | ForEach-Object { $_.GetType().FullName }").Succeeded().Texts);
    }

    [Fact]
    public void How_a_type_is_spelled_is_no_difference()
    {
        Database.Execute("create table t (a varchar (20), b NUMERIC(10,2), c integer, d BigInt)");
        Folder.Write("schema.ps1", "New-DbTable t { Column a string(20); Column b numeric(10, 2); Column c int; Column d bigint }");

        Assert.Empty(Run("Compare-MigrationSchema").Succeeded().Output);
    }
}
