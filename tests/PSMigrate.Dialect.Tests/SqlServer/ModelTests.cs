using Microsoft.SqlServer.Dac.Model;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The statements that make a schema load into Microsoft's own model of a database, which resolves every name in them.</summary>
public sealed class ModelTests
{
    static readonly TableName Order = new("my schema", "o'rder]");

    [Fact]
    public void A_schema_with_everything()
    {
        Operation[] operations =
        [
            new CreateSchema("my schema"),
            new CreateSequence(new(new("my schema", "numbers")) { Type = new("int"), Start = 5, Increment = 5, Cache = 20 }),
            new CreateTable(new(new(null, "person"),
            [
                new("id", new("bigint")) { Nullable = false, Identity = new(100, 5) },
                new("name", new("string(50)")) { Nullable = false, Collation = "Latin1_General_100_CI_AS" },
                new("boss", new("bigint")),
            ])
            {
                PrimaryKey = new(["id"], "pk_person"), Uniques = [new(["name"], "uq_person")],
                ForeignKeys = [new(["boss"], new(null, "person"), [], "fk_boss")],
            }),
            new CreateTable(new(Order,
            [
                new("id", new("int")) { Default = new(new("NEXT VALUE FOR [my schema].[numbers]")) { Name = "df_id" } },
                new("line ]", new("smallint")),
                new("owner", new("bigint")) { Default = new(null, 7) { Name = "df_owner" } },
                new("price", new("decimal(10, 2)")) { Nullable = false },
                new("twice", new("decimal(12, 2)")) { Computed = new(new("[price] * 2")) },
                new("made", new("datetimeoffset")) { Default = new(null, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)) { Name = "df_made" } },
                new("data", new("json")), new("raw", new("binary(16)")), new("flag", new("bool")) { Default = new(null, true) { Name = "df_flag" } },
                new("tag", new("guid")), new("weight", new("double")), new("note", new("xml")),
            ])
            {
                PrimaryKey = new(["id", "line ]"], "pk order") { Clustered = false },
                Checks = [new(new("[price] > 0"), "ck_price"), new(new("[line ]]] > 0"), "ck_line") { NotValid = true }],
                ForeignKeys = [new(["owner"], new(null, "person"), ["id"], "fk_owner") { OnDelete = ReferentialAction.Cascade, OnUpdate = ReferentialAction.SetNull }],
                Indexes =
                [
                    new("ix clustered", [new("made", Descending: true)]) { Clustered = true },
                    new("ix_price", [new("price"), new("twice", Descending: true)]) { Include = ["tag"], Options = new("FILLFACTOR = 70") },
                    new("ux_tag", [new("tag")]) { Unique = true, Where = new("[tag] IS NOT NULL") },
                ],
            }),
            new CreateTable(new(new(null, "facts"), [new("a", new("int")), new("b", new("int"))])
            {
                Indexes = [new("cs", [new("a"), new("b")]) { Method = "columnstore" }],
            }),
            new CreateView(new(new("my schema", "v"), new("SELECT o.id, p.name FROM [my schema].[o'rder]]] AS o JOIN person AS p ON p.id = o.owner")) { Columns = ["a", "b"] }),
            new CreateRoutine(new(RoutineKind.Function, new(null, "f"), new("(@a int) RETURNS int AS BEGIN RETURN (SELECT MAX(a) FROM facts WHERE b = @a); END"))),
            new CreateRoutine(new(RoutineKind.Procedure, new("my schema", "p"), new("@a int AS SELECT * FROM [my schema].[v] WHERE a = @a"))),
            new CreateTrigger(new("tr", Order, new("AFTER INSERT, UPDATE"), new("UPDATE facts SET a = a + 1 WHERE b IN (SELECT id FROM inserted);"))),
        ];
        Assert.Empty(Problems(operations));
    }

    [Fact]
    public void The_record_shop()
    {
        using var model = Load(Chinook.Tables.Select(table => new CreateTable(table)));
        Assert.Empty(model.Validate());
        Assert.Equal(11, model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.Table).Count());
        Assert.Equal(11, model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.ForeignKeyConstraint).Count());
    }

    [Fact]
    public void Schemas_by_chance_before_and_after_their_changes()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Diffing.RandomSchema(seed, narrow: true);
            var before = random.Tables();
            Assert.Empty(Problems(before.Select(table => new CreateTable(table))));
            Assert.Empty(Problems(random.Changed(before).Select(table => new CreateTable(table))));
        }
    }

    [Fact]
    public void A_name_that_is_not_there_is_found_out()
    {
        var child = new PSMigrate.Schema.Table(new(null, "child"), [new("a", new("int"))]) { ForeignKeys = [new(["a"], new(null, "missing"), ["id"])] };
        Assert.NotEmpty(Problems([new CreateTable(child)]));
    }

    /// <summary>What the model finds wrong with what operations make.</summary>
    internal static List<string> Problems(IEnumerable<Operation> operations)
    {
        using var model = Load(operations);
        return [.. model.Validate().Select(message => message.ToString())];
    }

    static TSqlModel Load(IEnumerable<Operation> operations)
    {
        var model = new TSqlModel(SqlServerVersion.Sql130, new TSqlModelOptions());
        foreach (var batch in operations.SelectMany(GeneratedTSql.Batches))
            model.AddObjects(batch);
        return model;
    }
}
