namespace PSMigrate.ConsoleHost.Tests;

public sealed class PromptTests : IDisposable
{
    const string Menu = "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"): ";

    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void A_confirmation_looks_as_in_pwsh()
    {
        Result result = console.Command("Invoke-Fake", "y\n");

        Assert.Equal(
            $"""

            Confirm
            Are you sure you want to perform this action?
            Performing the operation "Downgrade" on target "account".
            {Menu}y
            done account

            """,
            result.Output);
    }

    [Fact]
    public void A_question_is_asked_until_it_is_answered()
    {
        Result result = console.Command("$first = Invoke-Fake; $second = Invoke-Fake; \"$first, $second\"", "\n \nwhat\n?\nY\nS\nno\n");

        Assert.EndsWith("\ndone account, left account\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("N - Skip this operation and proceed with the next operation.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(("", 0), (result.Error, result.ExitCode));
    }

    [Fact]
    public void A_blank_line_and_the_end_of_standard_input_are_no_answer()
    {
        Result result = console.Command("Invoke-Fake", "\n\n");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("done", result.Output, StringComparison.Ordinal);
        Assert.Contains("standard input is at its end. Give -Force or -Confirm:$false", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NonInteractive_asks_nothing()
    {
        Result result = console.Run(
            ["-NonInteractive", "-Command", "try { Invoke-Fake } catch { $_.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId; throw }"],
            "y\n");

        Assert.Equal((1, "NobodyToAsk\n"), (result.ExitCode, result.Output));
        Assert.Contains("-NonInteractive was given. Give -Force or -Confirm:$false", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Confirm_false_and_WhatIf_ask_nothing()
    {
        Result result = console.Run(["-NonInteractive", "-Command", "Invoke-Fake -Confirm:$false; Invoke-Fake -WhatIf"]);

        Assert.Equal("done account\nWhat if: Performing the operation \"Downgrade\" on target \"account\".\nleft account\n", result.Output);
    }

    [Fact]
    public void Missing_parameters_are_asked_for_in_their_type()
    {
        Result result = console.Command("Request-Value", "rows\n1\nmany\n2\n\n");

        Assert.EndsWith("rows=1+2\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Number[1]: many\nNumber[1]: 2\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_is_not_repeated()
    {
        Result result = console.Command(
            "$c = $Host.UI.PromptForCredential('Login', '', 'me', ''); $c.GetNetworkCredential().Password.Length", "secret\n");

        Assert.EndsWith("Password for user me: \n6\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
    }
}
