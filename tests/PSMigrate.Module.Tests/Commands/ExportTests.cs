using System.Diagnostics;
using PSMigrate.Module.Tests.Hosting;
using PSMigrate.Tests;

namespace PSMigrate.Module.Tests.Commands;

/// <summary>Scripts of PowerShell revisions, as a user exports them.</summary>
public sealed class ExportTests : ModuleTest
{
    [ClientFact("sqlite3")]
    public void A_script_does_in_sqlite3_what_the_revisions_say()
    {
        Project();
        TableRevision("a1");
        Revision("b2", "    Add-DbColumn a1 note text\n    Invoke-DbSql 'insert into a1 (id, note) values (1, ''it''''s'')'");
        var file = Assert.IsType<FileInfo>(Run("Export-MigrationScript -Path deploy.sql -Tag 'build 7'").Succeeded().Output.Single().BaseObject);
        Assert.Equal(Folder.Of("deploy.sql"), file.FullName);
        Assert.NotEqual(0xEF, File.ReadAllBytes(file.FullName)[0]);
        Assert.Empty(Directory.GetFiles(Folder.Path, "*.tmp"));
        Assert.Equal((0, ""), Sqlite(File.ReadAllText(file.FullName)));
        Assert.Equal(["a1"], Database.Tables);
        Assert.Equal(["b2"], Database.Heads);
        Assert.Equal(["it's"], Database.Column("select note from a1"));
        Assert.Equal(["build 7", "build 7"], Database.Column("select tag from migration_log"));
        Assert.Empty(Run("Invoke-MigrationUpgrade").Output);
        Assert.Equal((0, ""), Sqlite(Text("Export-MigrationScript -Direction Downgrade -From b2 -To base")));
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void A_script_needs_no_database_and_no_connection_string()
    {
        Folder.Write("migration.psd1", "@{ Provider = 'PostgreSql'; ServerVersion = '15.2' }");
        Directory.CreateDirectory(Folder.Of("versions"));
        Revision("a1", "    New-DbTable \"offline $($Migration.IsOffline) $($Migration.Provider) $($Migration.ServerVersion)\" { Column id int -PrimaryKey }");
        Assert.Contains("\"offline True PostgreSql 15\".\"2\"", Text("Export-MigrationScript"));
        Assert.Contains("\"offline True Sqlite 3\".\"45\"", Text("Export-MigrationScript -Provider Sqlite -ServerVersion 3.45"));
        Assert.Contains("\"offline True PostgreSql 16\".\"0\"", Text("Export-MigrationScript -ServerVersion 16"));
        Run("Export-MigrationScript -ServerVersion new").Fails("ServerVersionInvalid");
        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    [Fact]
    public void A_plain_script_has_no_commands_of_the_client()
    {
        Project();
        TableRevision("a1");
        Assert.Contains("\n\\set ON_ERROR_STOP", Text("Export-MigrationScript -Provider PostgreSql"));
        var plain = Text("Export-MigrationScript -Provider PostgreSql -Plain");
        Assert.Contains("CREATE TABLE \"a1\"", plain);
        Assert.DoesNotContain("\n\\", plain);
    }

    [Fact]
    public void A_query_is_an_error_that_names_its_line_also_where_the_body_catches_it()
    {
        Project();
        var path = Revision("a1", "    try {\n        $rows = Read-DbQuery 'select 1 as n'\n    } catch { }");
        var error = Run("Export-MigrationScript -Path deploy.sql").Fails("QueryOffline");
        Assert.Contains($"{path}:8:", error.Exception.Message);
        Assert.False(File.Exists(Folder.Of("deploy.sql")));
        Assert.Empty(Directory.GetFiles(Folder.Path, "*.tmp"));
    }

    [Fact]
    public void A_body_can_do_without_the_query_in_a_script()
    {
        Project();
        Revision("a1", "    if (-not $Migration.IsOffline) { $null = Read-DbQuery 'select 1 as n' }\n    New-DbTable t { Column id int -PrimaryKey }");
        Assert.Contains("CREATE TABLE \"t\"", Text("Export-MigrationScript"));
    }

    [Fact]
    public void A_file_is_replaced_only_on_request_and_kept_when_the_export_fails()
    {
        Project();
        TableRevision("a1");
        Folder.Write("deploy.sql", "mine");
        Run("Export-MigrationScript -Path deploy.sql").Fails("FileExists");
        Run("Export-MigrationScript -Path deploy.sql -Force -Idempotent").Fails("NotPossibleInScript");
        Assert.Equal("mine", File.ReadAllText(Folder.Of("deploy.sql")));
        Run("Export-MigrationScript -Path nowhere/deploy.sql").Fails("FileNotWritable");
        Run("Export-MigrationScript -Path deploy.sql -Force").Succeeded();
        Assert.StartsWith("-- Upgrade from base to a1 on Sqlite", File.ReadAllText(Folder.Of("deploy.sql")));
    }

    [Fact]
    public void WhatIf_runs_no_body_and_writes_no_file()
    {
        Project();
        Revision("a1", "    throw 'it ran'");
        Run("Export-MigrationScript -Path deploy.sql -WhatIf").Succeeded();
        Assert.False(File.Exists(Folder.Of("deploy.sql")));
    }

    [Fact]
    public void Variables_stand_in_the_script()
    {
        Project("Variables = @{ name = 'configured' }");
        SqlRevision("a1", "create table ${name} (id int);");
        Assert.Contains("create table configured", Text("Export-MigrationScript"));
        Assert.Contains("create table given", Text("Export-MigrationScript -Variable @{ name = 'given' }"));
    }

    [Fact]
    public void Repeatable_objects_stand_at_the_end_of_an_upgrade_unless_they_are_left_out()
    {
        Project();
        TableRevision("a1");
        Folder.Write("repeatable/v.sql", "-- Repeatable: v\ndrop view if exists v;\ncreate view v as select id from a1;\n");
        Assert.Contains("create view v as select id from a1;", Text("Export-MigrationScript"));
        Assert.Contains("'v', 'repeat', 'applied'", Text("Export-MigrationScript -From a1"));
        Assert.DoesNotContain("create view v", Text("Export-MigrationScript -NoRepeatable"));
        Assert.Contains("does nothing", Run("Export-MigrationScript -From a1 -NoRepeatable").Succeeded().Warnings.Single());
        Assert.DoesNotContain("create view v", Text("Export-MigrationScript -Stamp -To a1"));
        Run("Export-MigrationScript -Stamp -To a1 -NoRepeatable").Fails("AmbiguousParameterSet");
    }

    [Fact]
    public void A_way_down_that_was_taken_for_one_up_is_said()
    {
        Project();
        TableRevision("a1");
        Assert.Contains("-Direction Downgrade", Run("Export-MigrationScript -From heads -To base").Succeeded().Warnings.Single());
        Assert.Empty(Run("Export-MigrationScript -From heads -To base -Direction Downgrade").Succeeded().Warnings);
    }

    [Fact]
    public void Ends_are_named_as_everywhere()
    {
        Project();
        TableRevision("a1");
        TableRevision("b2");
        TableRevision("c3");
        var script = Text("Export-MigrationScript -From a1 -To '+1'");
        Assert.Contains("CREATE TABLE \"b2\"", script);
        Assert.DoesNotContain("CREATE TABLE \"c3\"", script);
        Assert.Equal(Text("Export-MigrationScript b2"), Text("Export-MigrationScript -From base -To 'b2'"));
        Run("Export-MigrationScript -To 1e5").Fails("RevisionIdIsNumber");
        Run("Export-MigrationScript -Direction Downgrade").Fails("TargetMissing");
        Assert.Contains("stamped", Text("Export-MigrationScript -Stamp -To b2"));
        Assert.Contains("does nothing", Run("Export-MigrationScript -From c3 -To c3").Warnings.Single());
        Revision("d4", downgrade: null);
        Run("Export-MigrationScript -Direction Downgrade -To c3").Fails("IrreversibleRevision");
    }

    string Text(string script) => Assert.IsType<string>(Run(script).Succeeded().Output.Single().BaseObject);

    // The shell of SQLite, with its default settings.
    (int ExitCode, string Said) Sqlite(string script)
    {
        var start = new ProcessStartInfo("sqlite3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Folder.Of("app.db"));
        using var process = Process.Start(start)!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
