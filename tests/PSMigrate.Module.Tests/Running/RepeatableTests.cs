using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

/// <summary>Repeatable objects, as a user of the commands meets them.</summary>
public sealed class RepeatableTests : ModuleTest
{
    public RepeatableTests()
    {
        Project();
        SqlRevision("a1", "create table t (i int); insert into t values (1);", "drop table t;");
        View("numbers", "select i from t");
        Folder.Write("repeatable/top.sql", "-- Repeatable: top\n-- Depends-On: numbers\n-- what is on top\ndrop view if exists top;\ncreate view top as select i from numbers;\n");
    }

    [Fact]
    public void An_upgrade_puts_out_what_it_has_applied_and_a_second_one_nothing()
    {
        var outcome = Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["Upgrade a1 revision a1", "Repeat numbers", "Repeat top what is on top"], outcome.Texts);
        Assert.Equal(["Revision", "Repeatable", "Repeatable"], outcome.Values("Kind"));
        Assert.Equal(["1"], Database.Column("select i from top"));
        Assert.Empty(Run("Invoke-MigrationUpgrade").Succeeded().Output);

        View("numbers", "select i + 1 as i from t");
        Assert.Equal(["Repeat numbers", "Repeat top what is on top"], Run("Invoke-MigrationUpgrade -Tag b7").Succeeded().Texts);
        Assert.Equal(["2"], Database.Column("select i from top"));
        Assert.Equal(
            ["numbers repeat applied b7", "top repeat applied b7"],
            Run("Get-MigrationLog -Last 2 | ForEach-Object { \"$($_.Id) $($_.Direction) $($_.Outcome) $($_.Tag)\" }").Succeeded().Texts);
    }

    [Fact]
    public void A_status_says_which_are_pending()
    {
        Run("$null = Invoke-MigrationUpgrade").Succeeded();
        Assert.Equal(["True"], Run("Test-MigrationStatus").Succeeded().Texts);
        View("numbers", "select i + 1 as i from t");

        Assert.Equal(["numbers", "top"], Run("(Get-MigrationStatus).Repeatables").Succeeded().Texts);
        Assert.Equal(["False"], Run("Test-MigrationStatus").Succeeded().Texts);
        Run("Get-MigrationStatus | Out-Default").Succeeded();
        Assert.Contains("Repeatables : numbers, top", Host.Lines);
    }

    [Fact]
    public void WhatIf_says_a_line_for_each_and_makes_no_database()
    {
        Run("Invoke-MigrationUpgrade -WhatIf").Succeeded();

        Assert.Equal(
            ["Apply revision a1 revision a1", "Apply repeatable object numbers", "Apply repeatable object top"],
            Host.Lines.Select(line => line.Split("operation \"")[1].Split("\" on target")[0]));
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_no_ends_the_run_at_an_object()
    {
        Host.Answer(0, 0, 2);

        Assert.Equal(["a1", "numbers"], Run("Invoke-MigrationUpgrade -Confirm").Succeeded().Values("Id"));
        Assert.Equal(["top"], Run("(Get-MigrationStatus).Repeatables").Succeeded().Texts);
    }

    [Fact]
    public void What_a_run_has_done_is_a_table()
    {
        Run("Invoke-MigrationUpgrade | Out-Default").Succeeded();

        Assert.Matches(@"^Upgrade    a1                \d\.\d\d\d s revision a1$", Host.Lines[3]);
        Assert.Matches(@"^Repeat     top               \d\.\d\d\d s what is on top$", Host.Lines[5]);
    }

    [Fact]
    public void What_an_upgrade_has_put_out_can_be_piped_into_a_downgrade()
    {
        Folder.Write("repeatable/a1.sql", "-- Repeatable: a1\ndelete from t where i = 7;\n");
        Run("$applied = Invoke-MigrationUpgrade; $again = $applied | Where-Object Kind -eq Repeatable").Succeeded();

        Assert.Single(Run("$again | Invoke-MigrationDowngrade -Force").Succeeded().Warnings);
        Assert.Equal(["a1"], Database.Heads);
        Assert.Equal(["a1"], Run("$applied | Invoke-MigrationDowngrade -Force").Succeeded().Values("Id"));
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void A_plan_has_them()
    {
        Assert.Equal(["numbers", "top"], Run("(Get-MigrationPlan).Repeatables").Succeeded().Texts);
        Run("$null = Invoke-MigrationUpgrade").Succeeded();
        Assert.Equal(["True"], Run("(Get-MigrationPlan).IsEmpty").Succeeded().Texts);
    }

    [Fact]
    public void A_failing_one_is_an_error_with_its_place()
    {
        Folder.Write("repeatable/numbers.sql", "-- Repeatable: numbers\n\nselect * from nosuch;\n");

        var error = Run("Invoke-MigrationUpgrade").Fails("SqlFailed");
        Assert.Contains("numbers.sql:3:1", $"{error}", StringComparison.Ordinal);
        Assert.Equal(["a1"], Database.Heads);
    }

    [Fact]
    public void The_check_of_a_pull_request_finds_what_is_wrong_with_them()
    {
        Assert.Equal(["True"], Run("Test-MigrationRevision").Succeeded().Texts);
        Folder.Write("repeatable/top.sql", "-- Repeatable: top\nbegin;\n");
        var outcome = Run("Test-MigrationRevision");
        Assert.StartsWith("On Sqlite: ", $"{outcome.Fails("TransactionControl")}", StringComparison.Ordinal);
        Assert.Equal(["False"], outcome.Texts);
        Folder.Write("repeatable/top.sql", "-- Repeatable: top\n-- Depends-On: nosuch\n");
        Run("Test-MigrationRevision").Fails("RepeatableNotFound");
    }

    [Fact]
    public void A_new_one_is_a_file_with_a_header()
    {
        Assert.False(Folder.Has("repeatable/my_view.sql"));
        Run("New-MigrationRepeatable 'my view' -DependsOn top -WhatIf").Succeeded();
        Assert.False(Folder.Has("repeatable/my_view.sql"));

        Assert.Equal(["my view"], Run("New-MigrationRepeatable 'my view' -DependsOn top -Provider Sqlite").Succeeded().Texts);
        Assert.StartsWith("-- Repeatable: my view\n-- Depends-On: top\n-- Provider: Sqlite\n\n-- Runs again ", File.ReadAllText(Folder.Of("repeatable/my_view.sql")));
        Run("New-MigrationRepeatable 'my view'").Fails("RepeatableExists");
    }

    [Fact]
    public void Locations_come_from_the_configuration()
    {
        Project("RepeatableLocations = 'views', 'more'");
        Run("Invoke-MigrationUpgrade").Fails("RepeatableLocationMissing");
        Directory.CreateDirectory(Folder.Of("more"));
        Folder.Write("views/v.sql", "-- Repeatable: v\ncreate view v as select 1 as i;\n");

        Assert.Equal(["a1", "v"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Id"));
    }

    [Fact]
    public void Without_a_log_they_are_an_error()
    {
        Project("LogTable = ''");
        Run("Invoke-MigrationUpgrade").Fails("RepeatablesNeedLog");
        Assert.False(Folder.Has("app.db"));
    }

    void View(string name, string query) =>
        Folder.Write($"repeatable/{name}.sql", $"-- Repeatable: {name}\ndrop view if exists {name};\ncreate view {name} as {query};\n");
}
