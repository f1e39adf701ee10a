using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>What a session runs: a script file (<c>Path</c> is set) or text.</summary>
sealed record Job(string? Path, string Text, IReadOnlyList<string> Arguments)
{
    const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;

    public static Job From(CommandLine line)
    {
        if (line.Mode != RunMode.File)
        {
            return new Job(null, line.Text, line.Arguments);
        }
        string path = System.IO.Path.GetFullPath(line.Text);
        return new Job(path, path, line.Arguments);
    }

    /// <summary>Adds the job and what shows its results.</summary>
    public void AddTo(PowerShell pipeline, Runspace runspace)
    {
        // As in pwsh, a file without the extension is read as a script too (the first line may be a shebang).
        bool isText = Path is null || !Path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase);
        var command = new Command(isText && Path is not null ? File.ReadAllText(Path) : Text, isText, useLocalScope: false);
        foreach (CommandParameter parameter in ScriptArguments.Parse(Arguments))
        {
            command.Parameters.Add(parameter);
        }
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.AddCommand(command);
        pipeline.AddCommand(OutDefaultWithHints.Command);
        if (!isText)
        {
            LetExitThrough(runspace);
        }
    }

    /// <summary>The error of text that ends too early, with the position that the engine's own lacks.</summary>
    public ErrorRecord ParseError()
    {
        Parser.ParseInput(Text, out _, out ParseError[] errors);
        return new ParseException(errors).ErrorRecord;
    }

    /// <summary>
    /// An <c>exit 3</c> of the file itself reaches <c>PSHost.SetShouldExit</c> only if the engine is told to let it pass; otherwise it
    /// ends in $LASTEXITCODE, where it looks like that of a program the script ran. pwsh sets the same switch, which is not public.
    /// </summary>
    static void LetExitThrough(Runspace runspace)
    {
        object? context = typeof(Runspace).GetProperty("ExecutionContext", Hidden)?.GetValue(runspace);
        context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)?.SetValue(context, true);
    }
}
