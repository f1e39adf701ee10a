using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Checks every revision and every repeatable object without a database: headers, graph, bodies, and the SQL of every operation for the chosen providers.</summary>
/// <remarks>
/// True or false comes out. What is wrong is written as errors that do not end the command, each with the id that a run would end with.
/// A body that asks the database can be followed only up to there; a warning says so. Several heads are an error unless -AllowSeveralHeads says otherwise.
/// </remarks>
/// <returns>True when nothing is wrong, else false.</returns>
/// <example>
/// <code>if (-not (Test-MigrationRevision -Provider Sqlite, PostgreSql, SqlServer)) { exit 1 }</code>
/// <para>The check of a pull request.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MigrationRevision")]
[OutputType(typeof(bool))]
public sealed class TestMigrationRevisionCommand : ProjectCommand
{
    BodyRunspace? runspace;

    /// <summary>The providers to render for; without it the one of the default environment.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[]? Provider { get; set; }

    /// <summary>Variables for the revisions, beside those of the configuration.</summary>
    [Parameter]
    public IDictionary? Variable { get; set; }

    /// <summary>Several heads are no error.</summary>
    [Parameter]
    public SwitchParameter AllowSeveralHeads { get; set; }

    private protected override ConfigurationOverrides Overrides() => new() { Variables = Variable };

    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override BodyRunspace BodyRunspace() =>
        runspace ??= new(Host, new CommandStreams(this), ModuleFiles.Manifest, Configuration.Modules);

    private protected override void End()
    {
        var sound = true;
        foreach (var finding in Revisions.Test(Provider ?? [Configuration.Provider], Configuration.Variables, Cancellation))
        {
            if (!finding.IsError)
            {
                WriteWarning($"{finding.Message} {finding.Remedy}");
                continue;
            }
            sound = false;
            WriteError(new MigrationException(finding.ErrorId, ErrorKind.InvalidData, Describe(finding), finding.Remedy)
            {
                Subject = finding,
                Position = finding.Position,
            });
        }
        if (Revisions.Heads.Count > 1 && !AllowSeveralHeads)
        {
            sound = false;
            WriteError(CommandErrors.SeveralHeads([.. Revisions.Heads.Select(head => head.Id)]));
        }
        WriteObject(sound);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        runspace?.Dispose();
        base.Dispose(disposing);
    }

    static string Describe(RevisionFinding finding) =>
        finding.Provider is null ? finding.Message :
        finding.Direction is null ? $"On {finding.Provider}: {finding.Message}" :
        $"On {finding.Provider}, {finding.Direction}: {finding.Message}";
}
