using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Every stream on its way to the console: results and notes to standard output, errors to standard error, as in pwsh.</summary>
sealed class HostInterface(ConsoleStreams streams, Answers answers) : PSHostUserInterface
{
    readonly Prompts prompts = new(streams, answers);

    public override PSHostRawUserInterface RawUI { get; } = new RawInterface(streams, answers);

    public override bool SupportsVirtualTerminal => streams.ShowsColours;

    public override void Write(string value) => streams.WriteOutput(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        streams.WriteOutput(value, Colour(foregroundColor, backgroundColor));

    public override void WriteLine() => streams.WriteLine("");

    public override void WriteLine(string value) => streams.WriteLine(value);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        streams.WriteLine(value, Colour(foregroundColor, backgroundColor));

    public override void WriteErrorLine(string value) => streams.WriteErrorLine(value);

    public override void WriteWarningLine(string message) => Note("WARNING", message, PSStyle.Instance.Formatting.Warning);

    public override void WriteVerboseLine(string message) => Note("VERBOSE", message, PSStyle.Instance.Formatting.Verbose);

    public override void WriteDebugLine(string message) => Note("DEBUG", message, PSStyle.Instance.Formatting.Debug);

    public override void WriteProgress(long sourceId, ProgressRecord record) => streams.ShowProgress(record);

    public override string ReadLine() => answers.ReadLine();

    public override SecureString ReadLineAsSecureString() => answers.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        prompts.Fields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        prompts.Choice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        prompts.Credential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        prompts.Credential(caption, message, userName);

    void Note(string kind, string message, string colour) => streams.WriteLine($"{kind}: {message}", colour);

    /// <summary>-1 is the terminal's own colour, which no sequence names.</summary>
    static string Colour(ConsoleColor foreground, ConsoleColor background) =>
        (foreground < 0 ? "" : PSStyle.MapForegroundColorToEscapeSequence(foreground))
        + (background < 0 ? "" : PSStyle.MapBackgroundColorToEscapeSequence(background));
}
