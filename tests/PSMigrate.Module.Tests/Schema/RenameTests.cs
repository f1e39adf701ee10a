namespace PSMigrate.Module.Tests.Schema;

public sealed class RenameTests : SchemaTest
{
    public RenameTests()
    {
        Project();
        Database.Execute("create table person (id integer primary key, name text); insert into person values (1, 'Ada')");
        Wanted("New-DbTable person { Column id 'integer' -PrimaryKey; Column full_name text }");
    }

    [Fact]
    public void A_rename_that_is_said_is_one()
    {
        Assert.Equal(
            "function Upgrade {\n    Rename-DbColumn person name full_name\n}\n\nfunction Downgrade {\n    Rename-DbColumn person full_name name\n}",
            Autogenerate("-Rename person.name=full_name"));
        Upgrade();
        Same();
        Assert.Equal(["Ada"], Database.Column("select full_name from person"));
    }

    [Fact]
    public void A_table_is_renamed()
    {
        Wanted("New-DbTable human { Column id 'integer' -PrimaryKey; Column name text }");
        Assert.StartsWith("function Upgrade {\n    Rename-DbTable person human\n}", Autogenerate("-Rename person=human"), StringComparison.Ordinal);
    }

    [Fact]
    public void Views_that_a_rename_would_break_are_made_anew()
    {
        Database.Execute("create view grown as select id, name from person; create view initial as select substr(name, 1, 1) as c from grown; create view apart as select 1 as one; "
            + "create trigger grow instead of insert on grown begin insert into person (name) values (new.name); end; "
            + "create trigger watch after delete on person begin insert into grown (name) select name from grown where 0; end");
        Folder.Write("schema.sql", "create table person (id integer primary key, full_name text); create view apart as select 1 as one; "
            + "create view grown as select id, full_name from person; create view initial as select substr(full_name, 1, 1) as c from grown; "
            + "create trigger grow instead of insert on grown begin insert into person (full_name) values (new.full_name); end; "
            + "create trigger watch after delete on person begin insert into grown (full_name) select full_name from grown where 0; end;");
        Project("Schema = @{ Source = 'schema.sql' }");
        const string code = "select type || name from sqlite_master where name not like 'migration%' and name not like 'sqlite%' order by 1";
        var before = Database.Column(code);
        var body = Autogenerate("-Rename person.name=full_name");
        Assert.Contains("Rename-DbColumn person name full_name", body, StringComparison.Ordinal);
        Assert.DoesNotContain("apart", body, StringComparison.Ordinal);
        Upgrade();
        Same();
        Database.Execute("insert into grown (full_name) values ('Bob')");
        Assert.Equal(["A", "B"], Database.Column("select c from initial order by c"));
        Run("Invoke-MigrationDowngrade base -Force").Succeeded();
        Assert.Equal(["A", "B"], Database.Column("select c from initial order by c"));
        Assert.Equal(before, Database.Column(code));
    }

    [Fact]
    public void Code_that_the_database_renames_along_is_no_difference()
    {
        Database.Execute("create table log (name text); create view grown as select p.name, id from person p where name > ''; "
            + "create trigger watch after update of name on person begin insert into log (name) values (new.name); end");
        Wanted("""
            New-DbTable human { Column id 'integer' -PrimaryKey; Column full_name text }
            New-DbTable log { Column name text }
            New-DbView grown 'select p.full_name, id from human p where full_name > '''''
            New-DbTrigger watch human 'after update of full_name' 'begin insert into log (name) values (new.full_name); end'
            """);
        Assert.Equal(
            "function Upgrade {\n    Rename-DbTable person human\n    Rename-DbColumn human name full_name\n}\n\n"
            + "function Downgrade {\n    Rename-DbColumn human full_name name\n    Rename-DbTable human person\n}",
            Autogenerate("-Rename person=human, person.name=full_name"));
        Upgrade();
        Same();
    }

    [Fact]
    public void A_text_in_double_quotes_stays_one()
    {
        Database.Execute("create table log (status text); create view grown as select id, \"log\" as word, \"status\" as other from person");
        Wanted("");
        Assert.Contains("""New-DbView grown 'select id, "log" as word, "status" as other from person'""", Autogenerate("-FromDatabase"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_says_yes_gets_a_rename()
    {
        Host.Answer(0);
        Assert.Contains("Rename-DbColumn person name full_name", Autogenerate(), StringComparison.Ordinal);
        Assert.Contains("Was column 'name' of table 'person' renamed to 'full_name'?", Assert.Single(Host.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_run_once_when_all_questions_are_answered()
    {
        Project("Schema = @{ Hooks = 'hook.ps1' }");
        Folder.Write("hook.ps1", "[IO.File]::AppendAllText(\"$PSScriptRoot/seen\", \"x\"); $input");
        Host.Answer(0);
        Assert.Contains("Rename-DbColumn person name full_name", Autogenerate(), StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(Folder.Of("seen")));
    }

    [Fact]
    public void Who_says_no_gets_a_drop_and_a_warning()
    {
        Host.Answer(1);
        var body = Autogenerate();
        Assert.Contains("Remove-DbColumn person name", body, StringComparison.Ordinal);
        Assert.Contains("Add-DbColumn person full_name text", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_can_be_asked_a_warning_says_what_to_do()
    {
        Host.HasNobody();
        var outcome = Run("New-MigrationRevision 'x' -Autogenerate").Succeeded();
        Assert.Contains("-Rename 'person.name=full_name'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Contains("Remove-DbColumn person name", Body(outcome.Values("Path").Single()), StringComparison.Ordinal);
        Assert.Contains("-Rename 'person.name=full_name'", Assert.Single(Run("Compare-MigrationSchema").Succeeded().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person.name", "OperationInvalid")]
    [InlineData("person.name=", "OperationInvalid")]
    [InlineData("a.b.c.d=e", "OperationInvalid")]
    [InlineData("person=other.person", "OperationInvalid")]
    [InlineData("person.name=name", "OperationInvalid")]
    [InlineData("person.name=other.name", "OperationInvalid")]
    [InlineData("nobody.name=full_name", "RenameUnknown")]
    [InlineData("person.nothing=full_name", "RenameUnknown")]
    [InlineData("person.name=nothing", "RenameUnknown")]
    public void A_rename_of_what_is_not_there_is_an_error(string rename, string errorId)
    {
        Run($"New-MigrationRevision 'x' -Autogenerate -Rename '{rename}'").Fails(errorId);
        Assert.Empty(Files);
    }
}
