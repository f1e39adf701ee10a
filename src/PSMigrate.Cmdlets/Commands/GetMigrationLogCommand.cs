using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Reads the log of a database: who applied or undid what, when, from where, for how long, and what failed.</summary>
/// <remarks>
/// The oldest event comes first. The Outcome is applied where a revision was applied or undone, failed or rolled-back where it was not;
/// begun and part-done are written around each statement outside of a transaction. A revision that was applied before the log table was
/// there has no event.
/// </remarks>
/// <example>
/// <code>Get-MigrationLog -Last 10</code>
/// <para>Shows the ten latest events.</para>
/// </example>
/// <example>
/// <code>Get-MigrationLog f0915 | Where-Object Outcome -eq failed</code>
/// <para>Shows where the revision whose id begins with f0915 has failed. The property Reason has the error's text.</para>
/// </example>
/// <example>
/// <code>Get-MigrationLog -Environment prod | Where-Object Tag -eq '20261122.4'</code>
/// <para>Shows what the run that was tagged with the number of a build has done.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationLog")]
[OutputType(typeof(LogEntry))]
public sealed class GetMigrationLogCommand : DatabaseCommand
{
    readonly HashSet<string> wanted = new(StringComparer.Ordinal);

    /// <summary>Only the events of these revisions: a revision, an id, or the beginning of one, also of a revision whose file is gone.</summary>
    /// <value>all revisions</value>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    public RevisionReference[]? Id { get; set; }

    /// <summary>Only so many events, the latest.</summary>
    /// <value>all</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    private protected override void Process()
    {
        foreach (var reference in Id ?? [])
            wanted.Add(reference.Require());
    }

    private protected override void End()
    {
        if (wanted.Count == 0 && MyInvocation.ExpectingInput)
            return;
        var entries = Database.ReadLog(Cancellation)
            .Where(entry => wanted.Count == 0 || wanted.Any(id => entry.Id.StartsWith(id, StringComparison.Ordinal)));
        foreach (var entry in entries.TakeLast(Last))
            WriteObject(entry with { Project = Configuration.Path });
    }
}
