using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>One runspace with the module for the many tests that only make operations.</summary>
public sealed class OperationSession : IDisposable
{
    readonly PowerShellSession session;

    public OperationSession() => session = new(null, Folder.Path);

    public TemporaryFolder Folder { get; } = new();

    public Outcome Run(string script) => session.Run(script);

    /// <summary>What a script makes, one line for each operation.</summary>
    public string Made(string script) => string.Join("\n", Run(script).Succeeded().Output.Select(OperationText.Of));

    public void Dispose()
    {
        session.Dispose();
        Folder.Dispose();
    }
}
