using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

/// <summary>What was approved is what runs.</summary>
public sealed class ApprovedPlanTests : ModuleTest
{
    public ApprovedPlanTests()
    {
        Project();
        TableRevision("a1");
        SqlRevision("b2", "create table b2 (i int);", "drop table b2;");
        Folder.Write("repeatable/v.sql", "-- Repeatable: v\ncreate view v as select i from b2;\n");
    }

    [Fact]
    public void A_plan_is_a_readable_file_and_runs()
    {
        Assert.Equal([Folder.Of("plan.json")], Run("Get-MigrationPlan | Export-MigrationPlan -Path plan.json").Succeeded().Values("FullName"));
        Assert.False(Folder.Has("app.db"));
        TableRevision("c3");

        Assert.Equal(["a1", "b2", "v"], Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Values("Id"));
        Assert.Equal(["b2"], Database.Heads);
        Assert.Empty(Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Output);
    }

    [Fact]
    public void A_plan_may_stand_in_a_variable()
    {
        Run("$plan = Get-MigrationPlan; Export-MigrationPlan -InputObject $plan -Path plan.json").Succeeded();
        Assert.Equal(["a1", "b2", "v"], Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Values("Id"));
    }

    [Fact]
    public void The_text_of_a_plan_is_stable()
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json").Succeeded();

        var text = File.ReadAllText(Folder.Of("plan.json"));
        var masked = System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{64}", "…");
        masked = System.Text.RegularExpressions.Regex.Replace(masked, "\"created\": \"[^\"]+\"", "\"created\": \"…\"").Replace(Folder.Path, "~", StringComparison.Ordinal);
        Assert.Equal(
            """
            {
              "format": 1,
              "direction": "Upgrade",
              "targets": [
                "heads"
              ],
              "environment": "default",
              "provider": "Sqlite",
              "database": "~/app.db",
              "headsBefore": [],
              "headsAfter": [
                "b2"
              ],
              "steps": [
                {
                  "id": "a1",
                  "message": "revision a1",
                  "path": "versions/a1.ps1",
                  "checksum": "…"
                },
                {
                  "id": "b2",
                  "message": "revision b2",
                  "path": "versions/b2.sql",
                  "checksum": "…"
                }
              ],
              "repeatables": [
                {
                  "name": "v",
                  "path": "repeatable/v.sql",
                  "checksum": "…"
                }
              ],
              "toolVersion": "0.1.0",
              "created": "…"
            }

            """,
            masked);
        Assert.NotEqual((byte)0xEF, File.ReadAllBytes(Folder.Of("plan.json"))[0]);
    }

    [Fact]
    public void A_plan_runs_as_an_object_too()
    {
        Assert.Equal(["a1"], Run("$plan = Get-MigrationPlan -To a1; Invoke-MigrationUpgrade -Plan $plan").Succeeded().Values("Id"));
        Run("Invoke-MigrationUpgrade -Plan ([IO.DirectoryInfo]::new('versions'))").Fails("NotAPlan");
        Run("Invoke-MigrationUpgrade -Plan 5").Fails("NotAPlan");
    }

    [Fact]
    public void A_downgrade_asks_before_it_runs_a_plan()
    {
        Run("$null = Invoke-MigrationUpgrade; Get-MigrationPlan -Direction Downgrade -To a1 | Export-MigrationPlan back.json").Succeeded();
        Host.Answer(1);
        Assert.Empty(Run("Invoke-MigrationDowngrade -Plan back.json").Succeeded().Output);
        Assert.Single(Host.Questions);

        Assert.Equal(["b2"], Run("Invoke-MigrationDowngrade -Plan back.json -Force").Succeeded().Values("Id"));
        Run("Invoke-MigrationUpgrade -Plan back.json").Fails("PlanDirection");
    }

    [Fact]
    public void WhatIf_says_the_lines_of_the_plan()
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json; Invoke-MigrationUpgrade -Plan plan.json -WhatIf").Succeeded();

        Assert.Equal(3, Host.Lines.Count(line => line.StartsWith("What if: ", StringComparison.Ordinal)));
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void What_is_not_what_was_approved_is_refused()
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json").Succeeded();
        File.AppendAllText(Folder.Of("versions/b2.sql"), "-- more\n");
        Run("Invoke-MigrationUpgrade -Plan plan.json").Fails("PlanFileChanged");
        File.Delete(Folder.Of("versions/b2.sql"));
        Run("Invoke-MigrationUpgrade -Plan plan.json").Fails("PlanStepMissing");
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_plan_goes_to_the_environment_that_it_was_made_for()
    {
        Project("Environments = @{ test = @{ ConnectionString = 'Data Source=test.db' } }");
        Run("Get-MigrationPlan -Environment test | Export-MigrationPlan plan.json").Succeeded();

        Run("Invoke-MigrationUpgrade -Plan plan.json -Environment default").Fails("PlanElsewhere");
        Run("Invoke-MigrationUpgrade -Plan plan.json -ConnectionString 'Data Source=other.db'").Fails("PlanElsewhere");
        Assert.Equal(["test", "test", "test"], Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Values("Environment"));
        Assert.True(Folder.Has("test.db"));
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_plan_of_no_database_in_particular_fits_where_it_starts()
    {
        Run("Get-MigrationPlan -Current @() | Export-MigrationPlan plan.json").Succeeded();

        Assert.Equal(["a1", "b2"], Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Values("Id"));
    }

    [Theory]
    [InlineData("'nothing'", "PlanInvalid")]
    [InlineData("'{}'", "PlanInvalid")]
    [InlineData("'null'", "PlanInvalid")]
    [InlineData("$text -replace '\"b2\"', 'null'", "PlanInvalid")]
    [InlineData("$text -replace '\"Upgrade\"', '7'", "PlanInvalid")]
    [InlineData("$text -replace '\"steps\"', '\"stages\"'", "PlanInvalid")]
    [InlineData("$text -replace '\"format\": 1', '\"format\": 2'", "PlanTooNew")]
    [InlineData("$text -replace '\"a1\"', '\"a2\"'", "PlanStepMissing")]
    public void A_file_that_is_no_plan_is_refused(string text, string errorId)
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json").Succeeded();
        Session.SetVariable("path", Folder.Of("plan.json"));
        Run($"$text = [IO.File]::ReadAllText($path); [IO.File]::WriteAllText($path, ({text}))").Succeeded();

        Run("Invoke-MigrationUpgrade -Plan plan.json").Fails(errorId);
    }

    [Fact]
    public void A_plan_with_a_byte_order_mark_and_other_line_ends_is_read()
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json").Succeeded();
        File.WriteAllText(Folder.Of("plan.json"), "\uFEFF" + File.ReadAllText(Folder.Of("plan.json")).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(["a1", "b2", "v"], Run("Invoke-MigrationUpgrade -Plan plan.json").Succeeded().Values("Id"));
    }

    [Theory]
    [InlineData("Invoke-MigrationUpgrade a1 -Plan plan.json", "TargetOrPlan")]
    [InlineData("'a1' | Invoke-MigrationUpgrade -Plan plan.json", "TargetOrPlan")]
    [InlineData("Invoke-MigrationDowngrade base -Plan plan.json", "TargetOrPlan")]
    [InlineData("Invoke-MigrationUpgrade -Plan nosuch.json", "FileUnreadable")]
    [InlineData("Get-MigrationPlan | Export-MigrationPlan plan.json -NoClobber", "FileExists")]
    [InlineData("(Get-MigrationPlan), (Get-MigrationPlan) | Export-MigrationPlan other.json", "SeveralPlans")]
    [InlineData("Get-MigrationPlan | Export-MigrationPlan nosuch/plan.json", "FileNotWritable")]
    [InlineData("Get-MigrationPlan | Export-MigrationPlan nodrive:plan.json", "NotAFileSystemPath")]
    public void Wrong_input_has_a_name(string command, string errorId)
    {
        Run("Get-MigrationPlan | Export-MigrationPlan plan.json").Succeeded();

        Run(command).Fails(errorId);
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_plan_at_a_prompt_is_a_list()
    {
        Run("Get-MigrationPlan | Out-Default").Succeeded();

        Assert.Equal(
            ["Direction   : Upgrade", "Environment : default", $"Database    : Sqlite {Folder.Of("app.db")}", "From        : (base)", "To          : b2", "Steps       : 2"],
            Host.Lines.Where(line => line.Length > 0).Take(6));
    }
}
