using PSMigrate.Engine;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests;

/// <summary>
/// What a second process does in the tests: it upgrades a project of SQL revisions. Before the statement that names <c>pause_here</c>
/// it says <c>paused</c> and waits for a line.
/// </summary>
static class Program
{
    public static int Main(string[] arguments)
    {
        var observer = new RecordingObserver { Then = Pause };
        try
        {
            var engine = new MigrationEngine();
            var revisions = engine.ReadRevisions(new() { VersionLocations = [arguments[0]] }, []);
            using var database = engine.Connect(
                new() { Provider = arguments[1], ConnectionString = arguments[2], LockWait = TimeSpan.FromSeconds(30) });
            var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
            database.Run(revisions, request, database.Plan(revisions, request, default), new(), observer, default);
            Console.WriteLine($"done {string.Join(' ', observer.Done)}".TrimEnd());
            return 0;
        }
        catch (MigrationException error)
        {
            Console.WriteLine($"failed {error.ErrorId}");
            return 1;
        }
    }

    static void Pause(MigrationEvent migrationEvent)
    {
        if (migrationEvent is not StatementSent sent || !sent.Text.Contains("pause_here", StringComparison.Ordinal))
            return;
        Console.WriteLine("paused");
        Console.ReadLine();
    }
}
