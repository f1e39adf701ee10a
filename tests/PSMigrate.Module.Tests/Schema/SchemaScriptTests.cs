using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Schema;

public sealed class SchemaScriptTests : SchemaTest
{
    [Fact]
    public void A_schema_may_have_functions_loops_and_variables()
    {
        Project("Variables = @{ tables = 'a b' }");
        Wanted("""
            function Audited([string]$name) {
                New-DbTable $name { Column id int -PrimaryKey; New-DbColumn made datetime -NotNull }
            }
            if ($Migration.Provider -eq 'Sqlite') {
                foreach ($name in $Migration.Variables.tables.Split(' ')) { Audited $name }
            }
            """);
        Autogenerate();
        Upgrade();
        Assert.Equal(["a", "b"], Database.Tables);
        Same();
    }

    [Fact]
    public void Line_ends_of_windows_and_a_byte_order_mark_are_nothing_special()
    {
        Project();
        File.WriteAllText(Folder.Of("schema.ps1"), "New-DbTable grün {\r\n    Column id int -PrimaryKey\r\n}\r\nNew-DbView v @'\r\nselect id\r\nfrom grün\r\n'@\r\n", new System.Text.UTF8Encoding(true));
        Assert.DoesNotContain('\r', Autogenerate());
        Upgrade();
        Same();
    }

    [Theory]
    [InlineData("\nNew-DbTable a { Colum id int }\n", "CommandMissing", 2, 17)]
    [InlineData("\n\n  New-DbTable a {\n", "RevisionSyntax", 3, 17)]
    [InlineData("New-DbTable a { Column id int }\nNew-DbTable 'a.b.c' { Column id int }\n", "OperationInvalid", 2, 1)]
    [InlineData("New-DbTable a { Column id int }\n'text'\n", "StrayOutput", 2, 1)]
    [InlineData("New-DbTable a { Column id int }\nInvoke-DbSql 'selec 1'\n", "SqlFailed", 2, 1)]
    [InlineData("New-DbTable 'a.b.c' { Column id int }\n", "OperationInvalid", 1, 1)]
    public void An_error_names_the_file_the_line_and_the_column(string script, string errorId, int line, int column)
    {
        Project();
        var path = Folder.Write("schema.ps1", script);
        Assert.Contains($"{path}:{line}:{column}", $"{Run("Compare-MigrationSchema").Fails(errorId)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wanted.ps1", "Revision 'a1'\nfunction Upgrade { New-DbTable a { Column id int } }\n")]
    [InlineData("wanted.sql", "-- Revision: a1\r\n\r\n-- >>> upgrade\r\nCREATE TABLE a (id int);\r\n-- >>> downgrade\r\nDROP TABLE a;\r\n")]
    public void A_revision_is_no_wanted_schema(string file, string text)
    {
        Project();
        Database.Execute("create table person (id int)");
        Folder.Write(file, text);
        Run($"Compare-MigrationSchema -SchemaPath {file}").Fails("SchemaIsRevision");
        Run($"New-MigrationRevision x -Autogenerate -SchemaPath {file}").Fails("SchemaIsRevision");
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData("-SchemaPath schema.ps1")]
    [InlineData("-Rename a=b")]
    [InlineData("-WantedEnvironment other")]
    public void What_comes_from_the_database_has_no_wanted_schema(string more)
    {
        Project();
        Wanted("New-DbTable a { Column id int }");
        Run($"New-MigrationRevision x -Autogenerate -FromDatabase {more}").Fails("OperationInvalid");
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData("Invoke-DbSql 'selec 1'", "SqlFailed", "The database refused a statement")]
    [InlineData("New-DbTable a { Column id int }\nthrow 'no'", "RevisionBodyFailed", "The wanted schema failed: no, at")]
    public void An_error_says_that_nothing_but_a_scratch_was_touched(string script, string errorId, string message)
    {
        Project();
        Wanted(script);
        var error = Run("Compare-MigrationSchema").Fails(errorId);
        Assert.StartsWith(message, $"{error}", StringComparison.Ordinal);
        Assert.Contains("scratch database", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_in_sql_files_is_read_in_the_order_of_their_names()
    {
        Project("Schema = @{ Source = 'sql' }");
        Directory.CreateDirectory(Folder.Of("sql"));
        Folder.Write("sql/2.sql", "create view v as select id from a;");
        Folder.Write("sql/1.sql", "-- a table\ncreate table a (id integer primary key, name varchar(50) not null);\ncreate index ix_a on a (name);");
        Folder.Write("sql/readme.txt", "no SQL");
        Assert.StartsWith("function Upgrade {\n    New-DbTable a {\n        Column id   INTEGER     -PrimaryKey\n        Column name VARCHAR(50) -NotNull\n", Autogenerate(), StringComparison.Ordinal);
        Upgrade();
        Same();
        Folder.Write("migration.psd1", "@{ Provider = 'Sqlite'; ConnectionString = 'Data Source=app.db'; Schema = @{ Source = 'sql/*.sql' } }");
        Same();
        Folder.Write("sql/2.sql", "create view v as selec id from a;");
        Assert.Contains($"{Folder.Of("sql/2.sql")}:1", $"{Run("Compare-MigrationSchema").Fails("SqlFailed")}", StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_are_a_list_or_another_environment()
    {
        Project("Schema = @{ Source = @('b.ps1', 'a.sql') }");
        Folder.Write("b.ps1", "New-DbTable b { Column id int }");
        Folder.Write("a.sql", "create view a as select id from b;");
        Assert.Equal(["New-DbTable b { … }", "New-DbView a 'select id from b'"], Lines());
        Assert.Equal(["New-DbTable c { … }"], Lines("-SchemaPath c.ps1", () => Folder.Write("c.ps1", "New-DbTable c { Column id int }")));
        Assert.Equal(["New-DbTable 'd e' { … }"], Lines("-SchemaPath d.ps1", () => Folder.Write("d.ps1", "New-DbTable 'd e' { Column id int }")));
        Run("Compare-MigrationSchema -SchemaPath none.ps1").Fails("SchemaMissing");

        Folder.Write("migration.psd1", """
            @{
                Provider           = 'Sqlite'
                DefaultEnvironment = 'here'
                Schema             = @{ Source = @{ Environment = 'there' } }
                Environments       = @{ here = @{ ConnectionString = 'Data Source=app.db' }; there = @{ ConnectionString = 'Data Source=there.db' } }
            }
            """);
        new SqliteFile(Folder.Of("there.db")).Execute("create table t (id integer primary key)");
        Assert.Equal(["New-DbTable t { … }"], Lines());
        Assert.Equal(["True"], Run("Test-MigrationSchema -Environment there").Succeeded().Texts);
        Run("Compare-MigrationSchema -SchemaPath b.ps1 -WantedEnvironment there").Fails("OperationInvalid");
    }

    [Theory]
    [InlineData("@{ Source = @{ Other = 'x' } }", "SchemaSource")]
    [InlineData("@{ Compare = @{ Colour = $true } }", "SchemaCompare")]
    [InlineData("@{ Compare = @{ Index = 'no' } }", "SchemaCompare")]
    public void What_the_configuration_cannot_say_is_an_error(string schema, string errorId)
    {
        Project($"Schema = {schema}");
        Wanted("");
        Run("Compare-MigrationSchema").Fails(errorId);
    }

    [Fact]
    public void Names_and_sorts_are_left_out()
    {
        Project("Schema = @{ Exclude = 'tmp_*'; Compare = @{ Index = $false } }");
        Wanted("New-DbTable a { Column id int; Index id -Name i }; New-DbTable b { Column id int }; New-DbView v 'select 1 as x'");
        Database.Execute("create table tmp_x (id int); create table old (id int)");
        Assert.Equal(["New-DbTable a { … }", "New-DbTable b { … }", "New-DbView v 'select 1 as x'", "Remove-DbTable old"], Lines().Order());
        Assert.Equal(["New-DbTable a { … }"], Lines("-Include a"));
        Assert.Equal(["New-DbTable b { … }", "New-DbView v 'select 1 as x'"], Lines("-Exclude a, old").Order());
        Assert.Equal(["New-DbView v 'select 1 as x'"], Lines("-Filter { $_.Part -eq 'View' }"));
        Assert.Equal(["New-DbTable b { … }"], Lines("-Filter { $_.Name -eq 'b' }"));
        Assert.StartsWith("-Filter failed for Table old: no.", $"{Run("Compare-MigrationSchema -Filter { throw 'no' }").Fails("FilterFailed")}", StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_said_of_a_table_that_is_left_out_is_not_told()
    {
        Project();
        Wanted("New-DbTable a { Column id int; }; Invoke-DbSql 'create table theirs (id int unique on conflict ignore)'");
        Database.Execute("create table a (id int); create table theirs (id int unique)");
        Assert.Equal(["False"], Run("Test-MigrationSchema").Succeeded().Texts);
        Assert.Equal(["True"], Run("Test-MigrationSchema -Exclude theirs").Succeeded().Texts);
    }

    [Theory]
    [InlineData("schema.ps1", "# nothing yet\n")]
    [InlineData("schema.sql", "\r\n\r\n")]
    public void A_schema_without_anything_is_refused_and_nothing_has_to_go(string file, string text)
    {
        Project();
        Wanted(text, file);
        Database.Execute("create table a (id int)");
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("SchemaEmpty");
        Assert.Empty(Files);
    }

    [Fact]
    public void A_foreign_key_to_a_table_that_nobody_makes_is_told()
    {
        Project();
        Wanted("New-DbTable a { Column id int -PrimaryKey; Column b int -References b.id; Column other int -References a.id }");
        var outcome = Run("Compare-MigrationSchema").Succeeded();
        Assert.Equal("A foreign key of table 'a' refers to table 'b', which the wanted schema does not have.", Assert.Single(outcome.Warnings));
        Assert.Single(outcome.Output);
    }

    [Fact]
    public void Hooks_change_and_drop_operations()
    {
        Project("Schema = @{ Hooks = 'hook.ps1' }");
        Wanted("New-DbTable a { Column id int }");
        Database.Execute("create table old (id int)");
        Folder.Write("hook.ps1", "$input | Where-Object { -not $_.IsDestructive }; Invoke-DbSql 'select 1'");
        Assert.Equal(["New-DbTable a { … }", "Invoke-DbSql 'select 1'"], Lines());
        Host.HasNobody();
        Folder.Write("hook.ps1", "'text'");
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("HookFailed");
        Folder.Write("hook.ps1", "throw 'no'");
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("HookFailed");
        Assert.Empty(Files);
    }

    [Fact]
    public void The_revisions_alone_are_compared_in_a_scratch()
    {
        Project();
        TableRevision("a1");
        Wanted("New-DbTable a1 { Column id int -PrimaryKey }");
        Assert.Equal(["True"], Run("Test-MigrationSchema -Replay").Succeeded().Texts);
        Wanted("New-DbTable a1 { Column id int -PrimaryKey; Column name text }");
        var outcome = Run("Test-MigrationSchema -Replay").Succeeded();
        Assert.Equal(["False"], outcome.Texts);
        Assert.Contains("Add-DbColumn a1 name text", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    string[] Lines(string more = "", Action? before = null)
    {
        before?.Invoke();
        var outcome = Run($"Compare-MigrationSchema {more} | ForEach-Object {{ [PSMigrate.Cmdlets.Writing.OperationDescription]::Text($_) }}").Succeeded();
        return outcome.Texts;
    }
}
