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
Load("100,000 rows on SQLite", new SqliteTarget(), new SqliteTarget(), (rows, connection) => rows.Prepare(connection));
if (PostgresServer.SkipReason is null)
    Load("100,000 rows on PostgreSQL", new PostgreSqlTarget(), new PostgreSqlTarget(), (rows, connection) => rows.Copy(connection));
ReadSchema("schema of 1,000 tables on SQLite", new SqliteTarget(), SchemaRows.SqliteFloor);
if (PostgresServer.SkipReason is null)
    ReadSchema("schema of 1,000 tables on PostgreSQL", new PostgreSqlTarget(), null);
CompareSchema("comparison of 1,000 tables on SQLite", new SqliteTarget(), new SqliteTarget());
if (PostgresServer.SkipReason is null)
    CompareSchema("comparison of 1,000 tables on PostgreSQL", new PostgreSqlTarget(), new PostgreSqlTarget());
foreach (var count in new[] { 1_000, 10_000, 50_000 })
    ReadHistory(count);

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

// Rows as Import-Csv gives them; the floor is the driver's own fast path.
static void Load(string what, Target engine, Target floor, Action<Rows, System.Data.Common.DbConnection> load)
{
    using (engine)
    using (floor)
    using (var connection = floor.Connect())
    {
        engine.Apply([[Rows.CreateTable]], 0);
        floor.Apply([[Rows.CreateTable]], 0);
        var warm = new Rows(1_000);
        load(warm, connection);
        warm.Upgrade(engine, 0);
        var rows = new Rows(100_000);
        var byFloor = Time(() => load(rows, connection));
        var byEngine = Time(() => rows.Upgrade(engine, 1));
        Report(what, byEngine, byFloor);
    }
}

// Tables of ten columns, each with a key, a foreign key, a check and an index. The floor asks the same questions and drops the answers.
static void ReadSchema(string what, Target target, string[]? questions)
{
    using (target)
    {
        target.Apply([[.. SchemaRows.Statements(1_000)]], 0);
        SchemaRows.Read(target);
        questions ??= SchemaRows.Asked(target);
        SchemaRows.Ask(target, questions);
        var byFloor = Time(() => SchemaRows.Ask(target, questions));
        Report(what, Time(() => SchemaRows.Read(target)), byFloor);
    }
}

// A wanted schema that the database has, in its words. The floor makes the tables where the engine makes its scratch, and asks twice.
static void CompareSchema(string what, Target target, Target floor)
{
    using (target)
    using (floor)
    {
        string[] statements = [.. SchemaRows.Statements(1_000)];
        target.Apply([statements], 0);
        SchemaRows.Compare(target, statements);
        var questions = SchemaRows.Asked(target);
        var byFloor = Time(() =>
        {
            floor.Apply([statements], 0);
            SchemaRows.Ask(target, questions);
            SchemaRows.Ask(floor, questions);
        });
        Report(what, Time(() => SchemaRows.Compare(target, statements)), byFloor);
    }
}

// Files of both formats in turn; the floor reads them and nothing else.
static void ReadHistory(int count)
{
    using var project = new Project(count, bothFormats: true);
    var floor = Time(() => Array.ForEach(Directory.GetFiles(project.Folder), path => File.ReadAllText(path)));
    if (count == 1_000)
        project.Read();
    Report($"history of {count:N0} revisions in both formats", Time(() => _ = project.Read().History), floor);
    Memory(count);
}

// What stays in memory of revisions that are not run.
static void Memory(int count)
{
    using var project = new Project(count);
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var revisions = project.Read();
    _ = revisions.History.Count;
    var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"memory of {count:N0} SQL revisions",-44} {bytes / count,7:N0} bytes each"));
    GC.KeepAlive(revisions);
}

static TimeSpan Time(Action action)
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed;
}

static void Report(string what, TimeSpan engine, TimeSpan floor) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{what,-44} {engine.TotalMilliseconds,7:N0} ms {floor.TotalMilliseconds,7:N0} ms {engine / floor,7:N2}"));
