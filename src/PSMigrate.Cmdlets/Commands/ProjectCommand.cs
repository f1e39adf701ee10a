using System.Management.Automation;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that works on a project's files.</summary>
public abstract class ProjectCommand : GuardedCommand
{
    ProjectConfiguration? project;
    EnvironmentConfiguration? configuration;
    IRevisionSet? revisions;

    /// <summary>The project: its configuration file, or a folder that holds migration.psd1 or db/migration.psd1. Without it the file is looked for from the current folder upwards.</summary>
    /// <value>the project around the current folder</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProjectPath { get; set; }

    private protected ProjectConfiguration Project => project ??= ProjectConfiguration.Find(
        SessionState.Path.CurrentFileSystemLocation.ProviderPath, ProjectPath is null ? null : FileSystemPath(ProjectPath));

    private protected EnvironmentConfiguration Configuration =>
        configuration ??= Select(Overrides());

    private protected ProjectSettings ProjectSettings => Configuration.Project with
    {
        TemplateFolders = [Path.Combine(Path.GetDirectoryName(Configuration.Path)!, "templates"), ModuleFiles.Templates],
    };

    /// <summary>The project's revisions. Files that cannot be read are reported once and are missing from the rest.</summary>
    private protected IRevisionSet Revisions
    {
        get
        {
            if (revisions is null)
            {
                revisions = EngineHost.Engine.ReadRevisions(ProjectSettings, [new PowerShellRevisionFormat(BodyRunspace)]);
                ReportProblems(revisions);
            }
            return revisions;
        }
    }

    /// <summary>Lets the revisions be read anew, since a file has come.</summary>
    private protected void ForgetRevisions() => revisions = null;

    private protected EnvironmentConfiguration Select(ConfigurationOverrides overrides) =>
        Project.Select(overrides, System.Environment.GetEnvironmentVariable, GetSecret);

    private protected virtual ConfigurationOverrides Overrides() => ConfigurationOverrides.None;

    private protected virtual void ReportProblems(IRevisionSet set)
    {
        foreach (var problem in set.Problems)
            WriteError(problem);
    }

    private protected virtual BodyRunspace BodyRunspace() => throw new InvalidOperationException("This command runs no bodies.");

    /// <summary>Works on the project that piped revisions belong to, unless another one was named.</summary>
    private protected void RequireProject(string path)
    {
        ProjectPath ??= path;
        if (!string.Equals(Project.Path, path, StringComparison.Ordinal))
            throw CommandErrors.OtherProject(path, Project.Path);
    }

    /// <summary>The full path that a text means, whether or not there is something.</summary>
    private protected string FileSystemPath(string path) => FilePath.Full(this, path);

    string GetSecret(string name, string? vault)
    {
        const string Script = "param($Name, $Vault) if ($Vault) { Get-Secret -Name $Name -Vault $Vault -AsPlainText } else { Get-Secret -Name $Name -AsPlainText }";
        var result = InvokeCommand.InvokeScript(false, ScriptBlock.Create(Script), null, name, vault);
        return result is [{ BaseObject: string text }] ? text : throw new InvalidOperationException($"The secret '{name}' is not a text.");
    }
}
