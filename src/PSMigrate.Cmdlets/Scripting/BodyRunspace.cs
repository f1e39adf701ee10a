using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The runspace in which the bodies of a run are executed: the caller's host, this module, the configured modules, nothing else of the caller's session.</summary>
sealed class BodyRunspace : IDisposable
{
    // The operations leave the body one by one, each taken before the next line runs. A module that nobody imports gives the
    // file a script scope of its own.
    const string Script = """
        param($__file, $__function, $__sink)
        & ([psmoduleinfo]::new($false)) {
            param($__file, $__function)
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            $PSNativeCommandUseErrorActionPreference = $true
            . $__file
            & (Get-Command -Name $__function -CommandType Function, Filter)
        } $__file $__function | ForEach-Object { $__sink.Take($_) }
        $__sink.Complete()
        """;

    readonly Runspace runspace;
    readonly BodyHost host;
    readonly IBodyStreams streams;
    readonly Lazy<bool> lacksCommands;

    public BodyRunspace(PSHost callerHost, IBodyStreams streams, string manifest, IReadOnlyList<string> modules)
    {
        this.streams = streams;
        host = new BodyHost(callerHost);
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([manifest, .. modules]);
        state.ThrowOnRunspaceOpenError = true;
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, null));
        state.Variables.Add(new SessionStateVariableEntry("PSNativeCommandUseErrorActionPreference", true, null));
        state.Variables.Add(new SessionStateVariableEntry("InformationPreference", ActionPreference.Continue, null));
        state.Variables.Add(new SessionStateVariableEntry("VerbosePreference", streams.Verbose ? ActionPreference.Continue : ActionPreference.SilentlyContinue, null));
        state.Variables.Add(new SessionStateVariableEntry("ConfirmPreference", ConfirmImpact.None, null));
        // The word at the top of every revision file says what its header says; the header was read long before.
        state.Commands.Add(new SessionStateFunctionEntry("Revision", "param()"));
        runspace = RunspaceFactory.CreateRunspace(host, state);
        try
        {
            runspace.Open();
        }
        catch (RuntimeException cause)
        {
            runspace.Dispose();
            throw CommandErrors.ModuleNotLoaded(cause.ErrorRecord.Exception.Message);
        }
        lacksCommands = new(() => !HasCommand("Select-Object"));
    }

    /// <summary>Names, before a run, the commands of a file that a host without PowerShell's own commands does not have.</summary>
    public void CheckCommands(string path, ScriptBlockAst tree)
    {
        if (!lacksCommands.Value)
            return;
        var functions = tree.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true)
            .Select(node => ((FunctionDefinitionAst)node).Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var command in BodyCheck.Commands(tree))
        {
            if (command.GetCommandName() is { } name && command.InvocationOperator != TokenKind.Dot && !functions.Contains(name)
                && !OperationCommands.Words.ContainsKey(name) && !name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && !HasCommand(name))
                throw CommandErrors.CommandMissing(path, command.Extent, name);
        }
    }

    /// <summary>Runs a function of a file on the calling thread.</summary>
    public void Run(
        string path, ScriptBlockAst file, FunctionDefinitionAst function, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation)
    {
        BodySignature.Check(runspace, path);
        var place = CommandErrors.Position(path, function.Extent);
        var sink = new BodySink(function.Name, place, apply, () => CurrentPlace(place));
        runspace.SessionStateProxy.SetVariable("Migration", migration);
        runspace.SessionStateProxy.SetVariable(OperationLedger.Variable, sink.Ledger);
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript(Script, useLocalScope: true).AddArgument(file.GetScriptBlock()).AddArgument(function.Name).AddArgument(sink);
        Forward(shell, sink);
        host.ExitCode = null;
        using var registration = cancellation.Register(() => shell.BeginStop(null, null));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            shell.Invoke();
        }
        catch (RuntimeException cause)
        {
            cancellation.ThrowIfCancellationRequested();
            sink.Fail(Failure(function.Name, cause, place));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        cancellation.ThrowIfCancellationRequested();
        sink.ThrowIfFailed();
        if (host.ExitCode is not null)
            throw CommandErrors.BodyLeft(function.Name, "'exit'", place);
        if (!sink.IsComplete)
            throw CommandErrors.BodyLeft(function.Name, "'break' or 'continue'", place);
        if (sink.Ledger.Lost is { } lost)
            throw CommandErrors.LostOperation(lost.Origin, lost.GetType().Name);
    }

    public void Dispose() => runspace.Dispose();

    void Forward(PowerShell shell, BodySink sink)
    {
        shell.Streams.Error.DataAdded += (_, added) =>
        {
            var error = shell.Streams.Error[added.Index];
            // Programs write progress there; whether one has failed its exit code says.
            if (error.FullyQualifiedErrorId is "NativeCommandError" or "NativeCommandErrorMessage")
                streams.Write(new InformationRecord(error.Exception.Message, sink.Function));
            else
                sink.Fail(Failure(sink.Function, error, sink.Place));
        };
        shell.Streams.Warning.DataAdded += (_, added) => streams.Write(shell.Streams.Warning[added.Index]);
        shell.Streams.Verbose.DataAdded += (_, added) => streams.Write(shell.Streams.Verbose[added.Index]);
        shell.Streams.Debug.DataAdded += (_, added) => streams.Write(shell.Streams.Debug[added.Index]);
        shell.Streams.Information.DataAdded += (_, added) => streams.Write(shell.Streams.Information[added.Index]);
        shell.Streams.Progress.DataAdded += (_, added) => streams.Write(shell.Streams.Progress[added.Index]);
    }

    // Asked inside of a pipeline: only there PowerShell looks through the modules that it has not loaded yet.
    bool HasCommand(string name)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript("param($__name) [bool]$ExecutionContext.InvokeCommand.GetCommand($__name, 'All')").AddArgument(name);
        return shell.Invoke<bool>() is [true];
    }

    SourcePosition CurrentPlace(SourcePosition otherwise)
    {
        foreach (var frame in runspace.Debugger.GetCallStack())
        {
            if (frame.ScriptName is { Length: > 0 } script)
                return new(script, frame.ScriptLineNumber, Math.Max(1, frame.Position?.StartColumnNumber ?? 1));
        }
        return otherwise;
    }

    static MigrationException Failure(string function, RuntimeException cause, SourcePosition otherwise) =>
        Failure(function, cause.ErrorRecord, otherwise, cause);

    static MigrationException Failure(string function, ErrorRecord error, SourcePosition otherwise, Exception? cause = null)
    {
        // Innermost first: an error in the block of a table is wrapped in one of the line that the table begins in.
        var place = error.InvocationInfo;
        for (var inner = error.Exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is MigrationException known)
                return known;
            if (inner is IContainsErrorRecord { ErrorRecord.InvocationInfo: { ScriptName.Length: > 0 } closer })
                place = closer;
        }
        var at = place is { ScriptName.Length: > 0 }
            ? new SourcePosition(place.ScriptName, place.ScriptLineNumber, Math.Max(1, place.OffsetInLine))
            : otherwise;
        return CommandErrors.BodyFailed(function, error.ErrorDetails?.Message ?? error.Exception.Message, at, cause ?? error.Exception);
    }
}
