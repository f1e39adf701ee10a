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

    [Fact]
    public void Every_part_of_a_table_goes_and_comes_back()
    {
        ThereAndBack(
            """
            New-DbTable person { Column id int -PrimaryKey; Column name string(20) -Collation nocase; Column 'first mate' int -NotNull; Column rank int -Default 3 }
            New-DbTable 'my pet' {
                Column id int -PrimaryKey
                Column owner int -References person.id
                Column other int
                Column tag string(5)
                Unique tag -Name 'uq tag'
                Unique owner, other
                Check 'other > 0' -Name ck_other
                Check "tag <> ''"
                Index 'other desc' -Name ix_other
                Index '(lower(tag))' -Unique -Where 'other > 1' -Name 'ix ''expression'''
            }
            New-DbView names 'select name from person'
            New-DbTrigger renamed person 'AFTER UPDATE' 'BEGIN SELECT 1; END'
            """,
            """
            New-DbTable person { Column id int; Column name string(30); Column 'first mate' int; Column rank int; Column added text -NotNull -Default "''"; PrimaryKey id, name }
            New-DbTable 'my pet' {
                Column id int -PrimaryKey
                Column owner int
                Column other int
                Column tag string(5)
                Check 'other > 5' -Name ck_other
            }
            """);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void A_key_goes_after_what_refers_to_it_and_comes_before(string principal, string dependent)
    {
        ThereAndBack(
            $$"""
            New-DbTable {{principal}} { Column id int -PrimaryKey; Column code int }
            New-DbTable {{dependent}} { Column id int -PrimaryKey; Column ref int -References {{principal}}.id }
            """,
            $$"""
            New-DbTable {{principal}} { Column id int; Column code int; PrimaryKey id, code; Unique code }
            New-DbTable {{dependent}} { Column id int -PrimaryKey; Column ref int -References {{principal}}.code }
            """);
    }

    [Fact]
    public void A_column_of_a_renamed_table_is_asked_for_too()
    {
        Folder.Write("before.ps1", "New-DbTable person { Column id int -PrimaryKey; Column name string(20); Column rank int }");
        Folder.Write("schema.ps1", "New-DbTable human { Column id int -PrimaryKey; Column title string(20); Column rank int }");
        Run("$null = New-MigrationRevision one -Autogenerate -SchemaPath before.ps1; $null = Invoke-MigrationUpgrade").Succeeded();
        Database.Execute("insert into person values (1, 'Ada', 2)");
        Host.Answer(0, 0);

        Run("$null = New-MigrationRevision two -Autogenerate; $null = Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["Ada"], Database.Column("select title from human"));
    }

    [Theory]
    [InlineData("PowerShell", "# Data is lost here")]
    [InlineData("Sql", "-- Data is lost below")]
    public void What_loses_data_says_so_once(string format, string warning)
    {
        Folder.Write("before.ps1", "New-DbTable one { Column id int }; New-DbTable two { Column id int }; New-DbTable kept { Column id int }");
        Folder.Write("schema.ps1", "New-DbTable kept { Column id int }");
        Run("$null = New-MigrationRevision one -Autogenerate -SchemaPath before.ps1; $null = Invoke-MigrationUpgrade").Succeeded();

        var text = File.ReadAllText(Run($"New-MigrationRevision two -Autogenerate -Format {format}").Succeeded().Values("Path")[0]);

        Assert.Equal(2, text.Split(warning).Length);
        Run("Invoke-MigrationUpgrade").Succeeded();
        Assert.Equal(["kept"], Database.Tables);
    }

    [Fact]
    public void What_repeatable_files_make_is_left_to_them()
    {
        TableRevision("a1");
        Folder.Write("repeatable/v.sql", "-- Repeatable: v\ncreate view v as select id from a1;\n");
        Folder.Write("repeatable/t.sql", "-- Repeatable: t\n-- Depends-On: v\ncreate trigger t after insert on a1 begin select 1; end;\n");
        Folder.Write("schema.ps1", "New-DbTable a1 { Column id int -PrimaryKey }");
        Run("$null = Invoke-MigrationUpgrade").Succeeded();
        Database.Execute("create view other as select 1 as one");

        Assert.Equal(["other"], Run("Compare-MigrationSchema").Succeeded().Values("Name"));
        Assert.Equal(["True"], Run("Test-MigrationSchema -Replay").Succeeded().Texts);
    }

    void ThereAndBack(string before, string after)
    {
        Folder.Write("before.ps1", before);
        Folder.Write("after.ps1", after);
        Run("$null = New-MigrationRevision one -Autogenerate -SchemaPath before.ps1; $null = Invoke-MigrationUpgrade").Succeeded();
        Run("$null = New-MigrationRevision two -Autogenerate -SchemaPath after.ps1; $null = Invoke-MigrationUpgrade").Succeeded();
        Assert.Empty(Run("Compare-MigrationSchema -SchemaPath after.ps1").Succeeded().Output);

        Run("$null = Invoke-MigrationDowngrade -1 -Force").Succeeded();

        Assert.Empty(Run("Compare-MigrationSchema -SchemaPath before.ps1").Succeeded().Output);
        Run("$null = Invoke-MigrationDowngrade base -Force; $null = Invoke-MigrationUpgrade").Succeeded();
        Assert.Empty(Run("Compare-MigrationSchema -SchemaPath after.ps1").Succeeded().Output);
    }
}
