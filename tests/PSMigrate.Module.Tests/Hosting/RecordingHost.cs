using System.Globalization;
using System.Management.Automation.Host;

namespace PSMigrate.Module.Tests.Hosting;

/// <summary>A host that writes down what it is told and answers questions from a list.</summary>
public sealed class RecordingHost : PSHost
{
    readonly RecordingInterface ui = new();

    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    public int? ExitCode { get; private set; }

    /// <summary>What was written as text, line by line.</summary>
    public IReadOnlyList<string> Lines => ui.Lines;

    /// <summary>The questions, each with caption and message.</summary>
    public IReadOnlyList<string> Questions => ui.Questions;

    /// <summary>What the next questions are answered with: the number of the choice.</summary>
    public void Answer(params int[] choices) => Array.ForEach(choices, ui.Answers.Enqueue);

    /// <summary>Lets every question fail as in a host where nobody can be asked.</summary>
    public void HasNobody() => ui.HasNobody = true;

    public override string Name => "Recording host";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => Culture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.GetCultureInfo("en-US");

    public override PSHostUserInterface UI => ui;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }
}
