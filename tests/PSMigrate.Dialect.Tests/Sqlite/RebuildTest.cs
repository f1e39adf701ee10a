using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>Operations that run as revisions against a database with rows in it.</summary>
public abstract class RebuildTest() : Support.Specification(DatabaseKind.Sqlite)
{
    int revisions;
    string last = "";

    /// <summary>The statements that the last revision has sent.</summary>
    protected IReadOnlyList<string> Sent { get; private set; } = [];

    /// <summary>Runs operations as one revision.</summary>
    protected void Run(params Operation[] operations)
    {
        var id = Add(operations);
        var before = Statements().Count;
        Upgrade();
        last = id;
        Sent = [.. Statements().Skip(before)];
    }

    /// <summary>Expects that a revision fails, and that the database is the same as before.</summary>
    protected MigrationException Refused(string errorId, params Operation[] operations)
    {
        var before = Dump();
        var id = Add(operations);
        var error = Fails(errorId, () => Upgrade());
        Assert.Equal(before, Dump());
        File.Delete(Path.Combine(Project.Folder, id + ".ps1"));
        return error;
    }

    string Add(Operation[] operations)
    {
        var id = $"r{++revisions}";
        Project.Operations(id, last, (_, apply) => Array.ForEach(operations, apply));
        return id;
    }

    List<string> Statements() => [.. Observer.Events.OfType<StatementSent>().Select(sent => sent.Text)];

    /// <summary>How often a table was made anew.</summary>
    protected int Rebuilds => Sent.Count(statement => statement.StartsWith("CREATE TABLE \"_psmigrate_", StringComparison.Ordinal));

    /// <summary>Everything that the database holds, bookkeeping aside.</summary>
    protected IReadOnlyList<string> Dump()
    {
        const string Own = "name NOT LIKE 'migration\\_%' ESCAPE '\\' AND name <> 'sqlite_sequence' AND tbl_name NOT LIKE 'migration\\_%' ESCAPE '\\'";
        var lines = Database.Lines($"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE {Own} ORDER BY type, name").ToList();
        foreach (var table in Database.Lines($"SELECT name FROM sqlite_master WHERE type = 'table' AND {Own} ORDER BY name"))
            lines.AddRange(Rows(table));
        return lines;
    }

    protected IEnumerable<string> Rows(string table)
    {
        var quoted = $"\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var columns = Database.Lines($"SELECT name FROM pragma_table_info('{table.Replace("'", "''", StringComparison.Ordinal)}')")
            .Select(column => $"quote(\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\")");
        return Database.Lines($"SELECT {string.Join(", ", columns)} FROM {quoted}").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal);
    }

    protected DatabaseSchema ReadSchema() => SchemaOf.Read(Database);

    protected Table ReadTable(string name) => Assert.Single(ReadSchema().Tables, table => table.Name.Name == name);

    protected string Sql(string name) => Database.One($"SELECT sql FROM sqlite_master WHERE name = '{name.Replace("'", "''", StringComparison.Ordinal)}'");

    protected static TableName T(string name) => new(null, name);
}
