using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The reader's questions are T-SQL, and answers such as the server's become the model.</summary>
public sealed class SchemaReaderTests
{
    [Fact]
    public void Every_question_parses()
    {
        var catalogue = new Answers([]);
        new SqlServerSchemaReader().Read(catalogue);
        Assert.Equal(10, catalogue.Asked.Count);
        Assert.All(catalogue.Asked, TSql.AssertParses);
    }

    [Fact]
    public void An_empty_database() => Assert.Equal(new DatabaseSchema(), new SqlServerSchemaReader().Read(new Answers([])));

    [Fact]
    public void A_table_with_everything()
    {
        var schema = new SqlServerSchemaReader().Read(new Answers(new()
        {
            [SqlServerQueries.Schemas] = [["sales"]],
            [SqlServerQueries.Tables] = [[7, null, "person", null], [9, "sales", "order", "what was ordered"]],
            [SqlServerQueries.Columns] =
            [
                [7, "id", "int", false, null, null, true, 1L, 1L, null, null, null, null],
                [9, "id", "bigint", false, null, null, true, 100L, 5L, null, null, null, null],
                [9, "name", "nvarchar(50)", true, "df_name", "(N'x')", false, null, null, null, null, "Latin1_General_BIN2", "the name"],
                [9, "twice", "bigint", false, null, null, false, null, null, "([id]*(2))", true, null, null],
                [9, "half", "bigint", false, null, null, false, null, null, "([id]/(2))", false, null, null],
            ],
            [SqlServerQueries.Indexes] =
            [
                Index(7, 1, "pk_person", 1, "id", key: true),
                Index(9, 2, "pk_order", 2, "id", key: true),
                Index(9, 2, "pk_order", 2, "name", key: true),
                Index(9, 3, "ix", 2, "name", descending: true, filter: "([id]>(0))", fill: 70, compression: "PAGE"),
                Index(9, 3, "ix", 2, "twice", included: true, filter: "([id]>(0))", fill: 70, compression: "PAGE"),
                Index(9, 1, "uq", 1, "name", unique: true),
                Index(9, 5, "cs", 6, "half", included: true, compression: "COLUMNSTORE"),
            ],
            [SqlServerQueries.ForeignKeys] =
            [
                [9, 50, "fk", null, "person", 1, 2, true, "id", "id"],
                [9, 50, "fk", null, "person", 1, 2, true, "twice", "other"],
            ],
            [SqlServerQueries.Checks] = [[9, "ck", "([id]>(0))", true]],
        }));
        var expected = new Table(new("sales", "order"),
        [
            new("id", new("bigint")) { Nullable = false, Identity = new(100, 5) },
            new("name", new("nvarchar(50)"))
            {
                Default = new(new("N'x'")) { Name = "df_name" }, Collation = "Latin1_General_BIN2", Comment = "the name",
            },
            new("twice", new("bigint")) { Nullable = false, Computed = new(new("[id]*(2)")) },
            new("half", new("bigint")) { Computed = new(new("[id]/(2)"), Stored: false) },
        ])
        {
            PrimaryKey = new(["id", "name"], "pk_order") { Clustered = false },
            Uniques = [new(["name"], "uq") { Clustered = true }],
            Checks = [new(new("[id]>(0)"), "ck") { NotValid = true }],
            ForeignKeys =
            [
                new(["id", "twice"], new(null, "person"), ["id", "other"], "fk")
                {
                    OnDelete = ReferentialAction.Cascade, OnUpdate = ReferentialAction.SetNull, NotValid = true,
                },
            ],
            Indexes =
            [
                new("ix", [new("name", Descending: true)])
                {
                    Include = ["twice"], Where = new("[id]>(0)"), Options = new("FILLFACTOR = 70, DATA_COMPRESSION = PAGE"),
                },
                new("cs", [new("half")]) { Method = "columnstore" },
            ],
            Comment = "what was ordered",
        };
        Assert.Equal(["sales"], schema.Schemas);
        Assert.Equal(expected, schema.Tables[1]);
        Assert.Equal(
            new Table(new(null, "person"), [new("id", new("int")) { Nullable = false, Identity = new() }]) { PrimaryKey = new(["id"], "pk_person") },
            schema.Tables[0]);
        // What was read can be made again.
        Assert.All(schema.Tables, table => GeneratedTSql.Batches(new Operations.CreateTable(table)));
    }

    [Fact]
    public void A_clustered_columnstore_index_has_no_columns_of_its_own()
    {
        var schema = new SqlServerSchemaReader().Read(new Answers(new()
        {
            [SqlServerQueries.Tables] = [[9, null, "t", null]],
            [SqlServerQueries.Columns] = [[9, "a", "int", true, null, null, false, null, null, null, null, null, null]],
            [SqlServerQueries.Indexes] = [Index(9, 1, "cs", 5, null, compression: "COLUMNSTORE_ARCHIVE")],
        }));
        var index = Assert.Single(schema.Tables[0].Indexes);
        Assert.Equal(
            new PSMigrate.Schema.Index("cs", []) { Method = "columnstore", Clustered = true, Options = new("DATA_COMPRESSION = COLUMNSTORE_ARCHIVE") }, index);
        GeneratedTSql.AssertBatches(
            new Operations.CreateIndex(new(null, "t"), index), "CREATE CLUSTERED COLUMNSTORE INDEX [cs] ON [t] WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)");
    }

    [Fact]
    public void Sequences_name_what_is_not_their_own()
    {
        var schema = new SqlServerSchemaReader().Read(new Answers(new()
        {
            [SqlServerQueries.Sequences] =
            [
                [null, "plain", "bigint", 1L, 1L, long.MinValue, long.MaxValue, false, true, null],
                ["s", "full", "int", 5L, 2L, 3L, 99L, true, true, 20],
                [null, "down", "smallint", -1L, -1L, (long)short.MinValue, (long)short.MaxValue, false, false, null],
            ],
        }));
        Assert.Equal(
            [
                new Sequence(new(null, "plain")),
                new Sequence(new("s", "full")) { Type = new("int"), Start = 5, Increment = 2, Minimum = 3, Maximum = 99, Cycle = true, Cache = 20 },
                new Sequence(new(null, "down")) { Type = new("smallint"), Increment = -1, Cache = 1 },
            ],
            schema.Sequences);
    }

    [Fact]
    public void A_computed_columns_collation_stands_in_its_expression()
    {
        var schema = new SqlServerSchemaReader().Read(new Answers(new()
        {
            [SqlServerQueries.Tables] = [[9, null, "t", null]],
            [SqlServerQueries.Columns] = [[9, "a", "varchar(5)", true, null, null, false, null, null, "(upper([b]) collate Latin1_General_BIN2)", false, "Latin1_General_BIN2", null]],
        }));
        Assert.Equal(
            new Column("a", new("varchar(5)")) { Computed = new(new("upper([b]) collate Latin1_General_BIN2"), Stored: false) }, schema.Tables[0].Columns[0]);
    }

    [Fact]
    public void What_cannot_be_read_is_named() => Assert.Equal(
        ["synonym dbo.s", "type dbo.t"], new SqlServerSchemaReader().Read(new Answers(new() { [SqlServerNotRead.Query] = [["synonym dbo.s"], ["type dbo.t"]] })).NotRead);

    [Fact]
    public void Views_routines_and_triggers()
    {
        var schema = new SqlServerSchemaReader().Read(new Answers(new()
        {
            [SqlServerQueries.Modules] =
            [
                [null, "v", "V", "CREATE VIEW old_name (a) AS SELECT 1;"],
                ["s", "p", "P", "CREATE PROC s.p AS SELECT 1"],
                [null, "f", "IF", "CREATE FUNCTION f() RETURNS TABLE AS RETURN SELECT 1 AS a"],
            ],
            [SqlServerQueries.Triggers] = [[null, "t", "tr", "CREATE TRIGGER tr ON t FOR INSERT AS SET NOCOUNT ON"]],
        }));
        Assert.Equal([new View(new(null, "v"), new("SELECT 1")) { Columns = ["a"] }], schema.Views);
        Assert.Equal(
            [
                new Routine(RoutineKind.Procedure, new("s", "p"), new("AS SELECT 1")),
                new Routine(RoutineKind.Function, new(null, "f"), new("() RETURNS TABLE AS RETURN SELECT 1 AS a")),
            ],
            schema.Routines);
        Assert.Equal([new Trigger("tr", new(null, "t"), new("FOR INSERT"), new("SET NOCOUNT ON"))], schema.Triggers);
    }

    static object?[] Index(
        int table, int id, string name, int type, string? column, bool key = false, bool unique = false, bool descending = false, bool included = false,
        string? filter = null, int fill = 0, string compression = "NONE") =>
        [
            table, id, name, (byte)type, key || unique, key, unique, filter, (byte)fill, false, false, true, true, false, compression,
            column, column is null ? null : descending, column is null ? null : included,
        ];

    sealed class Answers(Dictionary<string, object?[][]> rows) : ICatalogue
    {
        public List<string> Asked { get; } = [];

        public IReadOnlyList<QueryRow> Query(string sql)
        {
            Asked.Add(sql);
            return [.. rows.GetValueOrDefault(sql, []).Select(values => new QueryRow([.. values.Select((_, i) => $"c{i}")], values))];
        }
    }
}
