using System.Data.Common;
using System.Globalization;
using Npgsql;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Benchmarks;

/// <summary>Rows as Import-Csv gives them, all texts, in chunks as Add-DbRow puts them out.</summary>
sealed class Rows(int count)
{
    const int Chunk = 1000;

    static readonly string[] Columns = ["id", "name", "mail", "day", "amount"];

    readonly string[][] rows =
    [
        .. Enumerable.Range(0, count).Select(i => new[]
        {
            i.ToString(CultureInfo.InvariantCulture), $"name of {i}", $"person{i}@example.org", $"2026-{i % 12 + 1:00}-{i % 28 + 1:00}", $"{i % 1000}.25",
        }),
    ];

    public static string CreateTable => "CREATE TABLE account (id bigint, name varchar(100), mail varchar(100), day date, amount decimal(10, 2))";

    /// <summary>The engine: a revision that puts out the chunks, on top of those before it.</summary>
    public void Upgrade(Target target, int number)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i <= number; i++)
            File.WriteAllText(folder[$"{i}.rows"], "");
        var revisions = new MigrationEngine().ReadRevisions(new() { VersionLocations = [folder.FullName] }, [new Format(this)]);
        using var database = new MigrationEngine().Connect(target.Settings);
        var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
        database.Run(revisions, request, database.Plan(revisions, request, default), new(), new Silent(), default);
    }

    /// <summary>The floor on SQLite: one statement, prepared once.</summary>
    public void Prepare(DbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO account ({string.Join(", ", Columns)}) VALUES (@0, @1, @2, @3, @4)";
        for (var i = 0; i < Columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{i}";
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>The floor on PostgreSQL: COPY.</summary>
    public void Copy(DbConnection connection)
    {
        using var writer = ((NpgsqlConnection)connection).BeginTextImport($"COPY account ({string.Join(", ", Columns)}) FROM STDIN");
        foreach (var row in rows)
        {
            writer.Write(string.Join('\t', row));
            writer.Write('\n');
        }
    }

    IEnumerable<Operation> Operations() => rows.Chunk(Chunk).Select(chunk => new InsertRows(
        new(null, "account"), Columns.ToValueList(), chunk.Select(row => row.Cast<object?>().ToValueList()).ToValueList()));

    sealed class Format(Rows rows) : IRevisionFormat, IRevisionScript
    {
        RevisionFormat IRevisionFormat.Format => RevisionFormat.PowerShell;

        public string Extension => ".rows";

        public Revision ReadHeader(string path, string text)
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
            return new($"r{number}", path) { Format = RevisionFormat.PowerShell, Revises = number == 0 ? [] : [$"r{number - 1}"] };
        }

        public IRevisionScript Load(Revision revision, string text) => this;

        public string Write(RevisionDraft draft, string template) => throw new NotSupportedException();

        public bool Has(MigrationDirection direction) => true;

        public void Check(MigrationDirection direction, string provider) { }

        public bool? IsDestructive(MigrationDirection direction, string provider) => false;

        public void Run(MigrationDirection direction, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation)
        {
            foreach (var operation in rows.Operations())
                apply(operation);
        }
    }

    sealed class Silent : IMigrationObserver
    {
        public void On(MigrationEvent migrationEvent) { }
    }
}
