using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Pipeline;

/// <summary>-WhatIf, -Confirm, -Force, and the question before a downgrade. The answers are 0 yes, 1 yes to all, 2 no, 3 no to all; of the question 0 yes, 1 no.</summary>
public sealed class ConfirmationTests : ModuleTest
{
    const int Yes = 0, YesToAll = 1, No = 2, NoToAll = 3;
    const int Continue = 0, Leave = 1;

    public ConfirmationTests()
    {
        Project();
        TableRevision("a1");
        Revision("b2", "    New-DbTable b2 { Column id int }", "    Remove-DbIndex ix -IfExists");
        Revision("c3", "    New-DbTable c3 { Column id int }", "    $x = [int]::Parse('1'); Invoke-DbSql \"select $x\"");
    }

    [Fact]
    public void WhatIf_says_a_line_for_each_revision_and_makes_no_database()
    {
        Revision("d4", "    $Host.UI.WriteLine('the body ran')");

        var outcome = Run("Invoke-MigrationUpgrade -WhatIf").Succeeded();

        Assert.Empty(outcome.Output);
        Assert.Equal(4, Host.Lines.Count);
        Assert.All(Host.Lines, line => Assert.StartsWith("What if: ", line, StringComparison.Ordinal));
        Assert.Contains("Apply revision a1 revision a1", Host.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["migration.psd1", "versions/a1.ps1", "versions/b2.ps1", "versions/c3.ps1", "versions/d4.ps1"], Folder.Files());
    }

    [Theory]
    [InlineData("Invoke-MigrationDowngrade base -WhatIf")]
    [InlineData("Invoke-MigrationDowngrade base -WhatIf -Force")]
    [InlineData("Get-MigrationHistory -Applied | Invoke-MigrationDowngrade -WhatIf")]
    [InlineData("$WhatIfPreference = $true; Invoke-MigrationDowngrade base")]
    [InlineData("$WhatIfPreference = $true; Invoke-MigrationDowngrade base -Force")]
    public void WhatIf_of_a_downgrade_asks_nothing_and_undoes_nothing(string command)
    {
        Applied();

        Run(command).Succeeded();

        Assert.Equal(
            ["c3 revision c3 (cannot tell whether data is destroyed)", "b2 revision b2", "a1 revision a1 (destroys data)"],
            Host.Lines.Select(line => line.Split("Undo revision ")[1].Split("\" on target")[0]));
        Assert.Equal(["c3"], Database.Heads);
        Assert.Empty(Host.Questions);
    }

    [Fact]
    public void WhatIf_finds_what_cannot_run()
    {
        Revision("d4", "    $x = New-DbTable d4 { Column id int }");

        Run("Invoke-MigrationUpgrade -WhatIf").Fails("OperationLost");

        Assert.Empty(Host.Lines);
    }

    [Fact]
    public void A_downgrade_asks_once_for_the_whole_list_and_says_that_data_is_destroyed()
    {
        Applied();
        Host.Answer(Continue);

        Run("Invoke-MigrationDowngrade base").Succeeded();

        var question = Assert.Single(Host.Questions);
        Assert.Contains("Undo 3 revisions on ", question, StringComparison.Ordinal);
        Assert.Contains("a1 revision a1 (destroys data)\n", question, StringComparison.Ordinal);
        Assert.Contains("b2 revision b2\n", question, StringComparison.Ordinal);
        Assert.Contains("c3 revision c3 (cannot tell whether data is destroyed)\n", question, StringComparison.Ordinal);
        Assert.EndsWith("Data is destroyed.", question, StringComparison.Ordinal);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void The_question_says_when_it_cannot_tell()
    {
        Applied();
        Host.Answer(Leave);

        Run("Invoke-MigrationDowngrade b2").Succeeded();

        Assert.EndsWith("Whether data is destroyed cannot be told from the files.", Host.Questions[0], StringComparison.Ordinal);
        Assert.Equal(["c3"], Database.Heads);
    }

    [Fact]
    public void The_question_says_when_nothing_is_destroyed()
    {
        Run("$null = Invoke-MigrationUpgrade b2").Succeeded();
        Host.Answer(Continue);

        Run("Invoke-MigrationDowngrade a1").Succeeded();

        Assert.Contains("Undo 1 revision on ", Host.Questions[0], StringComparison.Ordinal);
        Assert.EndsWith("No data is destroyed, as far as the files tell.", Host.Questions[0], StringComparison.Ordinal);
        Assert.Equal(["a1"], Database.Heads);
    }

    [Theory]
    [InlineData("Invoke-DbSql 'DROP TABLE x'", true)]
    [InlineData("Invoke-DbSql 'delete from x'", true)]
    [InlineData("invoke-dbsql -Sql 'alter table x drop column y'", true)]
    [InlineData("Remove-DbColumn x y", true)]
    [InlineData("PSMigrate\\Remove-DbTable x", true)]
    [InlineData("if ($false) { Remove-DbTable x }", true)]
    [InlineData("Helper", true)]
    [InlineData("Invoke-DbSql 'update x set y = 1'", false)]
    [InlineData("Invoke-DbSql 'create index i on x (y)'", false)]
    [InlineData("New-DbIndex i x y", false)]
    [InlineData("Remove-DbTable x -IfExists; Rename-DbTable a b", true)]
    [InlineData("Rename-DbTable x y; New-DbView v 'select 1'; Remove-DbView v; Remove-DbForeignKey x -Name fk; Remove-DbSequence s", false)]
    [InlineData("Set-DbColumn x y -NotNull -Default 1 -DropComment", false)]
    [InlineData("Set-DbColumn -Table x -Name y -Nullable", false)]
    [InlineData("Set-DbColumn x y -Identity -IdentityStart 5", false)]
    [InlineData("Set-DbColumn x y int", null)]
    [InlineData("Set-DbColumn x y -Type string(5)", null)]
    [InlineData("Set-DbColumn -Name y x string(5)", null)]
    [InlineData("Set-DbColumn x y -Computed 'z'", null)]
    [InlineData("Set-DbColumn x y @more", null)]
    [InlineData("Invoke-DbSqlFile x.sql", null)]
    [InlineData("", false)]
    [InlineData("Invoke-DbSql $text", null)]
    [InlineData("& $something", null)]
    public void The_question_knows_what_a_body_destroys(string body, bool? destroys)
    {
        Revision("d4", "", $"    {body}", functions: "function Helper { Remove-DbTable x }");
        Applied();
        Host.Answer(Leave);

        Run("Invoke-MigrationDowngrade -1").Succeeded();

        Assert.Contains(
            destroys switch { true => "Data is destroyed.", false => "No data is destroyed", null => "cannot be told" }, Host.Questions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE x;", true)]
    [InlineData("select 'drop table x'; -- drop table x", false)]
    [InlineData("delete from x", true)]
    [InlineData("create table y (a int)", false)]
    public void The_question_knows_what_SQL_destroys(string sql, bool destroys)
    {
        SqlRevision("d4", "", sql);
        Applied();
        Host.Answer(Leave);

        Run("Invoke-MigrationDowngrade -1").Succeeded();

        Assert.Contains(destroys ? "Data is destroyed." : "No data is destroyed", Host.Questions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-MigrationDowngrade base -Force")]
    [InlineData("Invoke-MigrationDowngrade base -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; Invoke-MigrationDowngrade base")]
    public void Nobody_is_asked_where_the_answer_is_given(string command)
    {
        Applied();

        Run(command).Succeeded();

        Assert.Empty(Host.Questions);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void An_upgrade_asks_nothing_unless_the_preference_wants_it()
    {
        Run("Invoke-MigrationUpgrade a1").Succeeded();
        Assert.Empty(Host.Questions);
        Host.Answer(Continue);

        Run("$ConfirmPreference = 'Medium'; Invoke-MigrationUpgrade").Succeeded();

        Assert.Contains("Apply 2 revisions", Assert.Single(Host.Questions), StringComparison.Ordinal);
        Assert.Equal(["c3"], Database.Heads);
    }

    [Theory]
    [InlineData("Invoke-MigrationDowngrade base -Confirm")]
    [InlineData("Invoke-MigrationDowngrade base -Confirm -Force")]
    public void Confirm_asks_for_each_and_a_no_ends_the_run_there(string command)
    {
        Applied();
        Host.Answer(Yes, No);

        var outcome = Run(command).Succeeded();

        Assert.Equal(2, Host.Questions.Count);
        Assert.Contains("Undo revision c3", Host.Questions[0], StringComparison.Ordinal);
        Assert.Contains("Undo revision b2", Host.Questions[1], StringComparison.Ordinal);
        Assert.Equal(["c3"], outcome.Values("Id"));
        Assert.Equal(["b2"], Database.Heads);
    }

    [Fact]
    public void Confirm_of_an_upgrade_asks_for_each()
    {
        Host.Answer(Yes, Yes, No);

        Assert.Equal(["a1", "b2"], Run("Invoke-MigrationUpgrade -Confirm").Succeeded().Values("Id"));
    }

    [Fact]
    public void Yes_to_all_and_no_to_all_are_answers_too()
    {
        Host.Answer(YesToAll);
        Assert.Equal(3, Run("Invoke-MigrationUpgrade -Confirm").Succeeded().Output.Count);
        Host.Answer(NoToAll);
        Assert.Empty(Run("Invoke-MigrationDowngrade base -Confirm").Succeeded().Output);

        Assert.Equal(2, Host.Questions.Count);
    }

    [Fact]
    public void A_first_no_touches_nothing()
    {
        Host.Answer(No);

        Run("Invoke-MigrationUpgrade -Confirm").Succeeded();

        Assert.False(Folder.Has("app.db"));
    }

    [Theory]
    [InlineData("Invoke-MigrationDowngrade base")]
    [InlineData("Invoke-MigrationDowngrade base -Confirm")]
    [InlineData("Invoke-MigrationUpgrade -Confirm", "b2")]
    public void Where_nobody_can_answer_the_command_says_so_and_names_the_switch(string command, string at = "c3")
    {
        Run($"$null = Invoke-MigrationUpgrade {at}").Succeeded();
        Host.HasNobody();

        var error = Run(command).Fails("CannotConfirm");

        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([at], Database.Heads);
    }

    [Fact]
    public void Where_there_is_no_host_the_command_says_so()
    {
        Applied();
        using var bare = new PowerShellSession(null, Folder.Path);

        bare.Run("Invoke-MigrationDowngrade base").Fails("CannotConfirm");

        Assert.Equal(["c3"], Database.Heads);
        bare.Run("Invoke-MigrationDowngrade base -Force").Succeeded();
    }

    void Applied() => Run("$null = Invoke-MigrationUpgrade").Succeeded();
}
