using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>The host that scripts see as <c>$Host</c>: one script, one console, no session after it.</summary>
sealed class ScriptHost : PSHost
{
    readonly HostInterface ui;

    public ScriptHost(bool nonInteractive, CancellationToken stopped)
    {
        Streams = new ConsoleStreams();
        stopped.Register(Streams.EndProgress);
        ui = new HostInterface(Streams, new Answers(Streams, nonInteractive, stopped));
    }

    public ConsoleStreams Streams { get; }

    /// <summary>What an <c>exit</c> or <c>$Host.SetShouldExit()</c> asked for.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "PSMigrate console";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 1);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => ui;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <summary>The answer "Suspend" of a confirmation. Returning makes the engine ask again.</summary>
    public override void EnterNestedPrompt() => ui.WriteWarningLine("This console has no prompt to suspend to; choose another answer.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication() => Streams.HideProgress();

    public override void NotifyEndApplication()
    {
    }
}
