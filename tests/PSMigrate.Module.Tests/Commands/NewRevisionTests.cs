using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

public sealed class NewRevisionTests : ModuleTest
{
    public NewRevisionTests() => Project();

    [Theory]
    [InlineData("create account")]
    [InlineData("it's \"quoted\" `$here`")]
    [InlineData("billing: revision: x")]
    [InlineData("-- >>> upgrade")]
    [InlineData("party 🎉 ünïcode 表")]
    [InlineData("{header} {id} ${name}")]
    [InlineData("/* not */ -- a comment")]
    [InlineData("#requires -Version 99")]
    public void A_message_comes_back_as_it_was_from_either_format(string message)
    {
        Session.SetVariable("message", message);

        Run("$null = New-MigrationRevision $message -Format PowerShell; $null = New-MigrationRevision $message -Format Sql").Succeeded();

        Assert.Equal([message, message], Run("Get-MigrationHistory").Succeeded().Values("Message"));
        Assert.Equal(2, Run("Invoke-MigrationUpgrade").Succeeded().Output.Count);
    }

    [Theory]
    [InlineData("ends #> here", "PowerShell")]
    [InlineData("two\nlines", "PowerShell")]
    [InlineData("two\rlines", "Sql")]
    [InlineData("two\nlines", "Sql")]
    [InlineData("Revision: x", "Sql")]
    [InlineData("depends-on: a1", "Sql")]
    [InlineData("Revisions: all of them", "Sql")]
    public void A_message_that_would_leave_its_comment_or_read_as_a_header_is_an_error_and_leaves_no_file(string message, string format)
    {
        Session.SetVariable("message", message);

        Run($"New-MigrationRevision $message -Format {format}").Fails("MessageInvalid");

        Assert.Equal(["migration.psd1"], Folder.Files());
    }

    [Theory]
    [InlineData("New-MigrationRevision x -Id 'has blank'", "RevisionIdInvalid")]
    [InlineData("New-MigrationRevision x -Id heads", "RevisionIdInvalid")]
    [InlineData("New-MigrationRevision x -Id base", "RevisionIdInvalid")]
    [InlineData("New-MigrationRevision x -Id 'a@b'", "RevisionIdInvalid")]
    [InlineData("New-MigrationRevision x -Id ('a' * 33)", "RevisionIdInvalid")]
    [InlineData("New-MigrationRevision x -Id a1", "RevisionIdTaken")]
    [InlineData("New-MigrationRevision x -Head nope", "RevisionNotFound")]
    [InlineData("New-MigrationRevision x -VersionPath other", "NotAVersionLocation")]
    [InlineData("New-MigrationRevision x -BranchLabel 'no good'", "BranchLabelInvalid")]
    public void Everything_is_checked_before_a_file_is_written(string command, string errorId)
    {
        TableRevision("a1");

        Run(command).Fails(errorId);

        Assert.Equal(["migration.psd1", "versions/a1.ps1"], Folder.Files());
    }

    [Fact]
    public void A_revision_builds_on_the_head_and_has_an_id_that_is_no_number()
    {
        Run("1..30 | ForEach-Object { $null = New-MigrationRevision \"r$_\" }").Succeeded();

        var history = Run("Get-MigrationHistory").Succeeded();
        Assert.Equal(30, history.Output.Count);
        Assert.Equal("r30", history.Values("Message")[0]);
        Assert.All(history.Values("Id"), id => Assert.Matches("^[a-f][0-9a-f]{11}$", id));
        Assert.Equal(history.Values("Id")[1..], history.Values("Revises")[..^1]);
    }

    [Fact]
    public void An_id_of_ones_own_is_quoted_in_the_file()
    {
        Run("$null = New-MigrationRevision x -Id '1e5'; $null = New-MigrationRevision y -Id '007'").Succeeded();

        Assert.Equal(["007", "1e5"], Run("Get-MigrationHistory").Succeeded().Values("Id"));
        Assert.Equal(["1e5", "007"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Id"));
        Assert.Equal(["007"], Run("Invoke-MigrationDowngrade '1e5' -Force").Succeeded().Values("Id"));
    }

    [Theory]
    [InlineData("PowerShell")]
    [InlineData("Sql")]
    public void A_revision_without_a_transaction_says_so(string format) =>
        Assert.Equal(["False"], Run($"$null = New-MigrationRevision x -NoTransaction -Format {format}; (Get-MigrationRevision head).Transactional").Succeeded().Texts);

    [Fact]
    public void WhatIf_names_the_file_and_writes_none()
    {
        Assert.Empty(Run("New-MigrationRevision 'create account' -WhatIf").Succeeded().Output);

        Assert.Contains("_create_account.ps1", Assert.Single(Host.Lines), StringComparison.Ordinal);
        Assert.Equal(["migration.psd1"], Folder.Files());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error()
    {
        Project("FileTemplate = 'sub/{id}'");
        Folder.Write("versions/sub", "a file in the folder's place");

        Run("New-MigrationRevision x").Fails("FileNotWritable");
    }

    [Fact]
    public void Several_version_locations_are_all_read_and_one_is_chosen_to_write()
    {
        Project("VersionLocations = @('versions', 'more/late')");
        Folder.Write("more/late/deep/z1.sql", "-- Revision: z1\n-- >>> upgrade\n");
        TableRevision("a1");

        Assert.Equal(["a1", "z1"], Run("Get-MigrationHistory").Succeeded().Values("Id").Order(StringComparer.Ordinal));
        Run("$null = New-MigrationRevision x -Head a1 -VersionPath more/late").Succeeded();

        Assert.Single(Folder.Files(), file => file.StartsWith("more/late/", StringComparison.Ordinal) && file.EndsWith("_x.ps1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_script_as_hook_runs_after_the_file_is_written()
    {
        Folder.Write("hooks/stamp.ps1", "param($path) [IO.File]::AppendAllText($path, \"# hooked`n\"); \"stamped $([IO.Path]::GetExtension($path))\"");
        Project("Hooks = @{ PostWrite = 'hooks/stamp.ps1' }");

        var outcome = Run("(New-MigrationRevision x).Path").Succeeded();

        Assert.EndsWith("# hooked\n", File.ReadAllText(outcome.Texts[0]), StringComparison.Ordinal);
        Assert.Contains(outcome.Information, record => $"{record.MessageData}" == "stamped .ps1");
    }

    [Fact]
    public void A_program_as_hook_gets_the_path()
    {
        Project("Hooks = @{ PostWrite = @('sh -c ''echo \"$1\" > seen.txt'' hook {path}') }");

        var path = Run("(New-MigrationRevision x).Path").Succeeded().Texts[0];

        Assert.Equal(path + "\n", Folder.Read("seen.txt"));
    }

    [Theory]
    [InlineData("sh -c ''echo bad >&2; exit 3''", "exit code 3")]
    [InlineData("no-such-program-anywhere", "no-such-program-anywhere")]
    [InlineData("hooks/fail.ps1", "mine")]
    [InlineData("hooks/exit.ps1", "exit code 4")]
    public void A_hook_that_fails_is_reported_and_the_file_stays(string hook, string why)
    {
        Folder.Write("hooks/fail.ps1", "throw 'mine'");
        Folder.Write("hooks/exit.ps1", "exit 4");
        Project($"Hooks = @{{ PostWrite = @('{hook}') }}");

        var outcome = Run("New-MigrationRevision x");

        Assert.Contains(why, outcome.Fails("HookFailed").ToString(), StringComparison.Ordinal);
        Assert.Equal(["x"], outcome.Values("Message"));
        Assert.Null(Host.ExitCode);
    }

    [Fact]
    public void A_new_revision_can_be_opened_in_the_editor()
    {
        var editor = Folder.Write("editor.sh", "#!/bin/sh\necho \"$@\" > \"$(dirname \"$0\")/opened.txt\"\n");

        using (new ProcessVariable("VISUAL", null))
        using (new ProcessVariable("EDITOR", $"sh '{editor}'"))
            Run("New-MigrationRevision x | Edit-MigrationRevision").Succeeded();

        Assert.Equal(Run("(Get-MigrationRevision head).Path").Texts[0] + "\n", Folder.Read("opened.txt"));
    }

    [Fact]
    public void An_editor_may_have_arguments_and_its_failure_is_told()
    {
        TableRevision("a1");
        using var visual = new ProcessVariable("VISUAL", "sh -c 'exit 9'");

        Assert.Contains("exit code 9", Run("Edit-MigrationRevision a1").Fails("EditorFailed").ToString(), StringComparison.Ordinal);
    }

    sealed class ProcessVariable : IDisposable
    {
        readonly string name;
        readonly string? before;

        public ProcessVariable(string name, string? value)
        {
            this.name = name;
            before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(name, before);
    }
}
