using Microsoft.Data.Sqlite;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>Tables of every make: what is read of one is what SQLite says of it, and a rebuilt one is the same to SQLite.</summary>
public sealed class RandomTableTests
{
    static readonly string[] Names = ["a", "B b", "c\"c", "d]d", "e.e", "check", "🐘", "g(", "h,h", "primary", "k", "l--l"];

    [Fact]
    public void Many_tables()
    {
        var accepted = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            using var database = new Memory();
            var sql = new Writer(new Random(seed)).Table();
            try
            {
                database.Execute("CREATE TABLE p (k INTEGER PRIMARY KEY, a UNIQUE)", sql);
            }
            catch (SqliteException)
            {
                // Not every mixture of clauses makes a table.
                continue;
            }
            accepted++;
            try
            {
                Check(database);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}: {sql}", fault);
            }
        }
        Assert.InRange(accepted, 150, 600);
    }

    static void Check(Memory database)
    {
        var table = Assert.Single(database.Schema.Tables, table => table.Name.Name == "the t");
        var columns = database.Lines("SELECT name, \"notnull\", dflt_value IS NULL, hidden FROM pragma_table_xinfo('the t')");
        Assert.Equal(columns, table.Columns.Select(column => string.Join('|',
            column.Name, IsDeclaredNotNull(database, table, column) ? 1 : 0, column.Default is null ? 1 : 0,
            column.Computed is null ? 0 : column.Computed.Stored ? 3 : 2)));
        Assert.Equal(database.Lines("SELECT name FROM pragma_table_xinfo('the t') WHERE pk > 0 ORDER BY pk"), table.PrimaryKey?.Columns ?? []);
        Assert.Equal(
            database.Lines("SELECT group_concat(\"from\", '/'), \"table\", on_update, on_delete FROM (SELECT * FROM pragma_foreign_key_list('the t') ORDER BY id, seq) GROUP BY id, \"table\", on_update, on_delete").Order(),
            table.ForeignKeys.Select(foreign => $"{string.Join('/', foreign.Columns)}|{foreign.Principal.Name}|{Action(foreign.OnUpdate)}|{Action(foreign.OnDelete)}").Order());

        var before = Facts(database);
        var rewriter = DialectRegistry.Get("Sqlite").Rewriter!;
        var add = new AddConstraint(new(null, "the t"), new CheckConstraint(new("1 = 1"), "ck always"));
        database.Execute([.. rewriter.Rewrite(new(null, "THE T"), [add], database.Catalogue).Select(statement => statement.Text)]);
        Assert.Equal(before, Facts(database));
        var after = Assert.Single(database.Schema.Tables, table => table.Name.Name == "the t");
        Assert.Equal(table, after with { Checks = after.Checks.Where(check => check.Name != "ck always").ToValueList() });
    }

    // The key of some tables takes no NULL although no word says so.
    static bool IsDeclaredNotNull(Memory database, Table table, Column column) =>
        !column.Nullable && !(table.PrimaryKey?.Columns is [var only] && only == column.Name
            && database.Lines("SELECT \"notnull\" FROM pragma_table_xinfo('the t') WHERE pk > 0")[0] == "0");

    static List<string> Facts(Memory database) =>
    [
        .. database.Lines("SELECT * FROM pragma_table_xinfo('the t')"), .. database.Lines("SELECT * FROM pragma_foreign_key_list('the t')"),
        .. database.Lines("SELECT ncol, wr, strict FROM pragma_table_list('the t')"),
        .. database.Lines("SELECT i.\"unique\", i.origin, i.partial, x.seqno, x.name, x.desc, x.coll, x.key FROM pragma_index_list('the t') i JOIN pragma_index_xinfo(i.name) x ORDER BY i.seq, x.seqno"),
    ];

    static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        ReferentialAction.Restrict => "RESTRICT",
        _ => "NO ACTION",
    };

    /// <summary>A database in memory: hundreds of files would take their time.</summary>
    sealed class Memory : IDisposable
    {
        readonly SqliteConnection connection = new("Data Source=:memory:;Foreign Keys=False");

        public Memory()
        {
            connection.Open();
            Catalogue = new(connection);
        }

        public DriverCatalogue Catalogue { get; }

        public DatabaseSchema Schema => DialectRegistry.Get("Sqlite").SchemaReader!.Read(Catalogue);

        public void Execute(params string[] statements) => Array.ForEach(statements, statement => Catalogue.Query(statement));

        public List<string> Lines(string sql) => [.. Catalogue.Query(sql).Select(row => string.Join('|', row.Values))];

        public void Dispose() => connection.Dispose();
    }

    /// <summary>Writes definitions with whatever SQLite's grammar allows.</summary>
    sealed class Writer(Random random)
    {
        string[] columns = [];

        public string Table()
        {
            columns = [.. Names.OrderBy(_ => random.Next()).Take(random.Next(1, 6))];
            var lines = columns.Select(Column).ToList();
            for (var count = random.Next(3); count > 0; count--)
                lines.Add(Constraint());
            var comma = Maybe(0.9) ? "," : ", /* ) , ' */ -- \" (\n";
            var options = Pick("", "", "", " WITHOUT ROWID", " STRICT", "strict , without rowid");
            return $"CREATE TABLE {Pick("", "IF NOT EXISTS ")}{Pick("[the t]", "\"the t\"", "main . `the t`")} ({string.Join(comma, lines)}){options}";
        }

        string Column(string name)
        {
            var text = $"{Quote(name)} {Pick("", "INT", "INTEGER", "text", "VARCHAR ( 10 )", "DECIMAL(10, -2)", "double precision", "\"my type\"", "ANY", "blob")}";
            for (var count = random.Next(4); count > 0; count--)
                text += $" {Named()}{Clause()}";
            return text;
        }

        string Clause() => random.Next(12) switch
        {
            0 => $"NOT NULL{Conflict()}",
            1 => $"UNIQUE{Conflict()}",
            2 => $"PRIMARY KEY{Pick("", " ASC", " DESC")}{Conflict()}{Pick("", "", " AUTOINCREMENT")}",
            3 => $"CHECK ({Quote(Any())} <> ')' AND {Quote(Any())} IS NOT \"x\"\"(\")",
            4 or 5 => $"DEFAULT {Pick("1", "-1.5e-3", "+ 2", "'it''s, ('", "(1 + (2))", "x'0AFF'", "NULL", "current_timestamp", "word", "true", "0x1F")}",
            6 => $"COLLATE {Pick("NOCASE", "\"rtrim\"", "[BINARY]")}",
            7 or 8 => Reference(),
            9 => $"{Pick("GENERATED ALWAYS ", "")}AS ({Pick("1 + 2", "length(')')", "coalesce(k, 'a')")}){Pick("", " STORED", " VIRTUAL")}",
            10 => "NULL",
            _ => "CONSTRAINT lonely",
        };

        string Reference() =>
            $"REFERENCES {Pick("p", "\"p\"", "[the t]")}{Pick("", " (k)", "(a)")}{Pick("", " ON DELETE CASCADE", " ON UPDATE SET NULL ON DELETE SET DEFAULT", " ON DELETE NO ACTION ON UPDATE RESTRICT")}"
            + Pick("", " MATCH FULL", " MATCH \"SIMPLE\"") + Pick("", " DEFERRABLE", " NOT DEFERRABLE INITIALLY IMMEDIATE", " DEFERRABLE INITIALLY DEFERRED");

        string Constraint() => Named() + random.Next(4) switch
        {
            0 => $"PRIMARY KEY ({List()}){Conflict()}",
            1 => $"UNIQUE ({List()}){Conflict()}",
            2 => $"CHECK ([the t].{Quote(Any())} IS NOT 5){Conflict()}",
            _ => $"FOREIGN KEY ({Quote(Any())}) {Reference()}",
        };

        string List() => string.Join(" , ", columns.OrderBy(_ => random.Next()).Take(random.Next(1, 3))
            .Select(name => Quote(name) + Pick("", "", " COLLATE nocase") + Pick("", "", " DESC", " asc")));

        string Named() => Pick("", "", "CONSTRAINT named ", "CONSTRAINT [na)m\"ed] ", "constraint 'text' ");

        string Conflict() => Pick("", "", " ON CONFLICT REPLACE", " on conflict ignore");

        string Any() => Pick(columns);

        string Quote(string name) => random.Next(3) switch
        {
            0 when !name.Contains(']', StringComparison.Ordinal) => $"[{name}]",
            1 => $"`{name}`",
            2 when name is "a" or "k" => name,
            _ => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        };

        string Pick(params string[] texts) => texts[random.Next(texts.Length)];

        bool Maybe(double chance) => random.NextDouble() < chance;
    }
}
