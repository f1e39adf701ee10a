using System.Diagnostics;
using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Says whether a database has every revision and every repeatable object of the project, and no unknown revision: true or false, and only that.</summary>
/// <returns>True when the database has every revision, every repeatable object as its file is now, and no unknown revision; else false.</returns>
/// <example>
/// <code>if (-not (Test-MigrationStatus -Environment prod)) { throw 'Run the migrations first.' }</code>
/// <para>A gate in a deployment.</para>
/// </example>
/// <example>
/// <code>Test-MigrationStatus -WaitSeconds 120</code>
/// <para>Waits until somebody else's upgrade is done, two minutes at most.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MigrationStatus")]
[OutputType(typeof(bool))]
public sealed class TestMigrationStatusCommand : DatabaseCommand
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for it, in seconds. A database that cannot be reached yet is waited for as well.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int WaitSeconds { get; set; }

    private protected override void End()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var last = clock.Elapsed.TotalSeconds >= WaitSeconds;
            if (IsUpToDate(tolerant: !last))
            {
                WriteObject(true);
                return;
            }
            if (last)
            {
                WriteObject(false);
                return;
            }
            Cancellation.WaitHandle.WaitOne(Pause);
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    bool IsUpToDate(bool tolerant)
    {
        try
        {
            return Revisions.Problems.Count == 0 && Database.ReadStatus(Revisions, Cancellation).IsUpToDate;
        }
        catch (MigrationException notYet) when (tolerant && notYet.Kind is ErrorKind.Connection or ErrorKind.NotFound)
        {
            return false;
        }
    }
}
