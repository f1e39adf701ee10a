using PSMigrate.Engine;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Benchmarks;

/// <summary>A large schema, read by the engine's reader or only asked for.</summary>
static class SchemaRows
{
    public static readonly string[] SqliteFloor = ["SELECT * FROM sqlite_master"];

    public static IEnumerable<string> Statements(int tables)
    {
        for (var i = 0; i < tables; i++)
        {
            yield return
                $"CREATE TABLE t{i} (id bigint NOT NULL, a varchar(50) DEFAULT 'x', b int NOT NULL, c text, d decimal(10, 2), e bigint, f date, g int DEFAULT 5, "
                + $"h varchar(20), i bigint, CONSTRAINT pk_t{i} PRIMARY KEY (id), CONSTRAINT ck_t{i} CHECK (b > 0), "
                + $"CONSTRAINT fk_t{i} FOREIGN KEY (e) REFERENCES t{Math.Max(0, i - 1)} (id))";
            yield return $"CREATE INDEX ix_t{i} ON t{i} (a, b)";
        }
    }

    public static DatabaseSchema Read(Target target)
    {
        using var catalogue = new Catalogue(target);
        return DialectRegistry.Get(target.Settings.Provider).SchemaReader.Read(catalogue);
    }

    /// <summary>Compares a database with the schema that statements make, which is the same.</summary>
    public static void Compare(Target target, string[] statements)
    {
        var wanted = new ScriptedSchema((_, apply, _) => Array.ForEach(statements, statement => apply(new ExecuteSql(new(statement)))));
        var found = new MigrationEngine().Compare(target.Settings, new DeployedSchema(), wanted, new() { Exclude = ["version"] }, SilentObserver.Instance, default);
        if (found.Operations.Count + found.Notes.Count > 0)
            throw new InvalidOperationException(string.Join('\n', found.Notes.Concat(found.Operations.Select(operation => $"{operation}"))));
    }

    /// <summary>The queries of a reading.</summary>
    public static string[] Asked(Target target)
    {
        using var catalogue = new Catalogue(target);
        DialectRegistry.Get(target.Settings.Provider).SchemaReader.Read(catalogue);
        return [.. catalogue.Asked];
    }

    public static void Ask(Target target, string[] questions)
    {
        using var catalogue = new Catalogue(target);
        foreach (var question in questions)
            catalogue.Query(question);
    }

    sealed class Catalogue(Target target) : ICatalogue, IDisposable
    {
        readonly System.Data.Common.DbConnection connection = target.Connect();

        public List<string> Asked { get; } = [];

        public IReadOnlyList<QueryRow> Query(string sql)
        {
            Asked.Add(sql);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var rows = new List<QueryRow>();
            while (reader.Read())
                rows.Add(new(names, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]));
            return rows;
        }

        public void Dispose() => connection.Dispose();
    }
}
