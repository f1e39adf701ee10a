using System.Diagnostics;
using System.Globalization;
using PSMigrate.Benchmarks;
using PSMigrate.Tests;

// dotnet run -c Release --project tests/Benchmarks
// Each measure beside a floor of the same run: the driver alone, doing the same statements, a transaction per revision.
Console.WriteLine($"{"what",-44} {"engine",10} {"floor",10} {"ratio",7}");
Apply("500 revisions on SQLite", 500, new SqliteTarget(), new SqliteTarget());
if (PostgresServer.SkipReason is null)
    Apply("300 revisions on PostgreSQL", 300, new PostgreSqlTarget(), new PostgreSqlTarget());
else
    Console.WriteLine(PostgresServer.SkipReason);
ReadHeaders(10_000);

static void Apply(string what, int count, Target engine, Target floor)
{
    using (engine)
    using (floor)
    using (var warm = new Project(1))
    using (var project = new Project(1 + count))
    {
        // The first revision warms both up.
        warm.Upgrade(engine);
        floor.Warm();
        var byFloor = Time(() => floor.Apply(project.Statements, first: 1));
        var byEngine = Time(() => project.Upgrade(engine));
        Report(what, byEngine, byFloor);
    }
}

static void ReadHeaders(int count)
{
    using var project = new Project(count);
    var floor = Time(() => Array.ForEach(Directory.GetFiles(project.Folder), path => File.ReadAllText(path)));
    Report($"{count:N0} headers of SQL revisions", Time(() => project.Read()), floor);
}

static TimeSpan Time(Action action)
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed;
}

static void Report(string what, TimeSpan engine, TimeSpan floor) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{what,-44} {engine.TotalMilliseconds,7:N0} ms {floor.TotalMilliseconds,7:N0} ms {engine / floor,7:N2}"));
