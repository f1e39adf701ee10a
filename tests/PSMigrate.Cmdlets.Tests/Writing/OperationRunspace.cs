using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PSMigrate.Cmdlets.Operations;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Tests.Writing;

/// <summary>A runspace with the commands of operations as a module of their name, in this process's own load context.</summary>
public sealed class OperationRunspace : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("psmigrate-writing-");
    readonly Runspace runspace;

    public OperationRunspace()
    {
        var manifest = Path.Combine(folder.CreateSubdirectory("PSMigrate").FullName, "PSMigrate.psd1");
        File.WriteAllText(manifest, $"@{{ ModuleVersion = '1.0'; NestedModules = '{typeof(OperationCommand).Assembly.Location.Replace("'", "''", StringComparison.Ordinal)}' }}");
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([manifest]);
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
    }

    /// <summary>The operations that a script puts out.</summary>
    public IReadOnlyList<Operation> Run(string script)
    {
        using var shell = PowerShell.Create(runspace);
        var output = shell.AddScript("Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'\n" + script).Invoke();
        return [.. output.Select(item => (Operation)item.BaseObject)];
    }

    public void Dispose()
    {
        runspace.Dispose();
        folder.Delete(recursive: true);
    }
}
