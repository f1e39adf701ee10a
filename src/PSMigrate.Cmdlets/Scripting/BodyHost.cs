using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The caller's host as a body sees it: prompts and plain output reach it, <c>exit</c> does not end it.</summary>
sealed class BodyHost(PSHost caller) : PSHost
{
    /// <summary>What a body has tried to exit with; null when it has not.</summary>
    public int? ExitCode { get; set; }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => caller.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => caller.Name;

    public override Version Version => caller.Version;

    public override PSObject PrivateData => caller.PrivateData;

    public override PSHostUserInterface? UI { get; } = caller.UI is { } ui ? new BodyInterface(ui) : null;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => caller.EnterNestedPrompt();

    public override void ExitNestedPrompt() => caller.ExitNestedPrompt();

    public override void NotifyBeginApplication() => caller.NotifyBeginApplication();

    public override void NotifyEndApplication() => caller.NotifyEndApplication();

    // Warnings and the like travel by the streams of the command that runs the body; here they would be shown twice.
    sealed class BodyInterface(PSHostUserInterface caller) : PSHostUserInterface
    {
        public override PSHostRawUserInterface RawUI => caller.RawUI;

        public override string ReadLine() => caller.ReadLine();

        public override SecureString ReadLineAsSecureString() => caller.ReadLineAsSecureString();

        public override void Write(string value) => caller.Write(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
            caller.Write(foregroundColor, backgroundColor, value);

        public override void WriteLine(string value) => caller.WriteLine(value);

        public override void WriteErrorLine(string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            caller.Prompt(caption, message, descriptions);

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
            caller.PromptForChoice(caption, message, choices, defaultChoice);

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            caller.PromptForCredential(caption, message, userName, targetName);

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            caller.PromptForCredential(caption, message, userName, targetName, allowedCredentialTypes, options);
    }
}
