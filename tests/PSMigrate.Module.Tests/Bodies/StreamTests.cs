using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

/// <summary>A body's streams are the caller's.</summary>
public sealed class StreamTests : ModuleTest
{
    const string Speak = """

        function Speak {
            [CmdletBinding()] param()
            $PSCmdlet.WriteWarning('careful')
            $PSCmdlet.WriteVerbose('in detail')
            $PSCmdlet.WriteDebug('inside')
            $PSCmdlet.WriteInformation('by the way', [string[]]@('note'))
            $PSCmdlet.WriteProgress([Management.Automation.ProgressRecord]::new(7, 'rows', 'half'))
        }
        """;

    public StreamTests()
    {
        Project();
        Revision("a1", "    Speak", functions: Speak);
    }

    [Fact]
    public void Warnings_and_information_reach_the_caller_once()
    {
        var outcome = Run("Invoke-MigrationUpgrade -WarningVariable w -InformationVariable i; $w.Count; $w; ($i.Where{ $_.Tags -contains 'note' }).Count").Succeeded();

        Assert.Equal(["1", "careful", "1"], outcome.Texts[1..]);
        Assert.Equal(["careful"], outcome.Warnings);
        Assert.Single(outcome.Information, record => record.Tags.Contains("note") && $"{record.MessageData}" == "by the way");
        Assert.Equal(["WARNING: careful"], Host.Lines.Where(line => line.Contains("careful", StringComparison.Ordinal)));
    }

    [Fact]
    public void Verbose_records_come_when_they_are_asked_for()
    {
        Assert.DoesNotContain("in detail", Run("Invoke-MigrationUpgrade -WhatIf; Invoke-MigrationUpgrade").Succeeded().Verbose);
        Run("Invoke-MigrationDowngrade base -Force").Succeeded();

        Assert.Single(Run("Invoke-MigrationUpgrade -Verbose").Succeeded().Verbose, line => line == "in detail");
    }

    [Fact]
    public void Progress_reaches_the_caller() =>
        Assert.Contains(Run("Invoke-MigrationUpgrade").Succeeded().Progress, record => record is { Activity: "rows", StatusDescription: "half" });

    [Fact]
    public void A_warning_that_the_caller_wants_to_stop_at_fails_the_step()
    {
        var outcome = Run("Invoke-MigrationUpgrade -WarningAction Stop");

        Assert.Single(outcome.Errors);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void What_a_body_writes_to_the_host_arrives_there()
    {
        Revision("a2", "    $Host.UI.WriteLine('hello')");

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["hello"], Host.Lines.Where(line => line == "hello"));
    }

    [Fact]
    public void A_run_shows_its_progress_and_takes_it_away_again()
    {
        var records = Run("Invoke-MigrationUpgrade").Succeeded().Progress.Where(record => record.ActivityId == 1).ToList();

        Assert.Contains("a1", records[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, records[^1].RecordType);
    }

    [Fact]
    public void The_statements_are_verbose_records()
    {
        Revision("a2", "    Invoke-DbSql 'create table shown (x int)'");

        Assert.Contains("create table shown (x int)", Run("Invoke-MigrationUpgrade -Verbose").Succeeded().Verbose);
    }
}
