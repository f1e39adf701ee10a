using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>What only a server can tell of the batches that read its catalogue.</summary>
[NeedsSqlServer]
public sealed class ServerTests : IDisposable
{
    static readonly TableName Person = new(null, "person");
    static readonly TableName Order = new("my schema", "o'rder]");

    static readonly Operation[] Everything =
    [
        new CreateSchema("my schema"),
        new CreateSequence(new(new("my schema", "numbers")) { Type = new("int"), Start = 5, Increment = 5, Cache = 20 }),
        new CreateTable(new(Person,
        [
            new("id", new("bigint")) { Nullable = false, Identity = new(100, 5) },
            new("name", new("string(50)")) { Nullable = false, Collation = "Latin1_General_100_BIN2", Comment = "it's a name" },
        ])
        {
            PrimaryKey = new(["id"], "pk_person"), Uniques = [new(["name"], "uq_person")], Comment = "people",
        }),
        new CreateTable(new(Order,
        [
            new("id", new("int")) { Nullable = false, Default = new(new("NEXT VALUE FOR [my schema].[numbers]")) { Name = "df_id" } },
            new("line ]", new("smallint")) { Nullable = false, Default = new(null, (short)1) { Name = "df_line" } },
            new("owner", new("bigint")),
            new("price", new("decimal(10, 2)")) { Nullable = false, Default = new(null, 1.5m) { Name = "df_price" } },
            new("twice", new("decimal(12, 2)")) { Computed = new(new("[price] * 2")), Comment = "computed" },
            new("made", new("datetimeoffset")) { Nullable = false, Default = new(new("sysdatetimeoffset()")) { Name = "df_made" } },
            new("raw", new("binary(16)")), new("old", new("[datetime]")), new("weight", new("double")), new("tag", new("guid")), new("note", new("xml")),
        ])
        {
            PrimaryKey = new(["id", "line ]"], "pk order") { Clustered = false },
            Checks = [new(new("[price] > 0"), "ck_price") { NotValid = true }],
            ForeignKeys = [new(["owner"], Person, ["id"], "fk_owner") { OnDelete = ReferentialAction.Cascade, OnUpdate = ReferentialAction.SetNull }],
            Indexes =
            [
                new("ix clustered", [new("made", Descending: true)]) { Clustered = true },
                new("ix_owner", [new("owner"), new("twice", Descending: true)]) { Include = ["tag"], Options = new("FILLFACTOR = 70") },
                new("ux_tag", [new("tag")]) { Unique = true, Where = new("[tag] IS NOT NULL") },
            ],
        }),
        new CreateView(new(new("my schema", "v"), new("SELECT o.id, p.name FROM [my schema].[o'rder]]] AS o JOIN person AS p ON p.id = o.owner")) { Columns = ["a", "b"] }),
        new CreateRoutine(new(RoutineKind.Function, new(null, "f"), new("(@a int) RETURNS int AS BEGIN RETURN @a + 1; END"))),
        new CreateTrigger(new("tr", Order, new("AFTER INSERT, UPDATE"), new("SET NOCOUNT ON;"))),
    ];

    readonly TestDatabase database = TestDatabase.Create(DatabaseKind.SqlServer);

    public void Dispose() => database.Dispose();

    [DatabaseFact]
    public void What_is_read_makes_the_same_again()
    {
        Run(Everything);
        var schema = SchemaOf.Read(database);
        Assert.Equal(["my schema"], schema.Schemas);
        Assert.Equal([Order, Person], schema.Tables.Select(table => table.Name).OrderBy(name => name.Name, StringComparer.Ordinal));
        var person = schema.Tables.Single(table => table.Name == Person);
        Assert.Equal("people", person.Comment);
        Assert.Equal(((CreateTable)Everything[2]).Table, person with { Columns = person.Columns.Select(Portable).ToValueList() });
        using var second = TestDatabase.Create(DatabaseKind.SqlServer);
        Run(second,
        [
            .. schema.Schemas.Select(name => new CreateSchema(name)), .. schema.Sequences.Select(sequence => new CreateSequence(sequence)),
            .. schema.Tables.OrderBy(table => table.ForeignKeys.Count).Select(table => new CreateTable(table)), .. schema.Views.Select(view => new CreateView(view)),
            .. schema.Routines.Select(routine => new CreateRoutine(routine)), .. schema.Triggers.Select(trigger => new CreateTrigger(trigger)),
        ]);
        Assert.Equal(schema, SchemaOf.Read(second));
    }

    [DatabaseFact]
    public void A_dropped_column_takes_along_what_stands_on_it_alone()
    {
        Run(Everything);
        Run(
            new AddColumn(Order, new("a'b]", new("bigint")) { Default = new(null, 7) { Name = "df_'" } }, new(["a'b]"], Person, ["id"], "fk_'")),
            new AddConstraint(Order, new CheckConstraint(new("[a'b]]] > 0 OR [a'b]]] < -1"), "ck_'")),
            new AddConstraint(Order, new UniqueConstraint(["a'b]"], "uq_'")),
            new CreateIndex(Order, new("ix_'", [new("a'b]")]) { Include = ["price"] }),
            new ExecuteSqlText("CREATE STATISTICS [st_'] ON [my schema].[o'rder]]] ([a'b]]])"),
            new DropColumn(Order, "a'b]"));
        using var fresh = TestDatabase.Create(DatabaseKind.SqlServer);
        Run(fresh, Everything);
        Assert.Equal(SchemaOf.Read(fresh), SchemaOf.Read(database));
    }

    [DatabaseFact]
    public void A_column_that_an_index_shares_with_others_is_not_dropped()
    {
        Run(Everything);
        var before = SchemaOf.Read(database);
        Assert.Contains("ix_owner", Assert.ThrowsAny<System.Data.Common.DbException>(() => Run(new DropColumn(Order, "twice"))).Message, StringComparison.Ordinal);
        Assert.Equal(before, SchemaOf.Read(database));
    }

    [DatabaseFact]
    public void A_changed_column_keeps_what_is_not_changed()
    {
        Run(Everything);
        Run(
            new AlterColumn(Person, "name") { Type = new("string(80)"), Comment = new("another") },
            new AlterColumn(Order, "weight") { Type = new("float"), Default = new(new(null, 0.5)) },
            new AlterColumn(Order, "old") { Nullable = false },
            new AlterColumn(Order, "raw") { Comment = new("bytes") },
            new AlterColumn(Order, "raw") { Comment = new(null) });
        var schema = SchemaOf.Read(database);
        var name = schema.Tables.Single(table => table.Name == Person).Columns[1];
        Assert.Equal(new Column("name", new("nvarchar(80)")) { Nullable = false, Collation = "Latin1_General_100_BIN2", Comment = "another" }, name);
        var columns = schema.Tables.Single(table => table.Name == Order).Columns.ToDictionary(column => column.Name);
        Assert.Equal(("real", true), (columns["weight"].Type.ToString(), columns["weight"].Nullable));
        Assert.Equal(("[datetime]", false), (columns["old"].Type.ToString(), columns["old"].Nullable));
        Assert.Null(columns["raw"].Comment);
    }

    [DatabaseFact]
    public void A_default_stays_through_a_change_of_the_type()
    {
        Run(
            new CreateTable(new(Person, [new("a", new("int")) { Nullable = false, Default = new(null, 5) { Name = "df 'a]" } }])),
            new AlterColumn(Person, "a") { Type = new("bigint") });
        Assert.Equal(
            new Column("a", new("bigint")) { Nullable = false, Default = new(new("5")) { Name = "df 'a]" } }, SchemaOf.Read(database).Tables[0].Columns[0]);
    }

    [DatabaseFact]
    public void Another_expression_keeps_the_comment()
    {
        Run(Everything);
        Run(new DropIndex("ix_owner", Order), new AlterColumn(Order, "twice") { Computed = new(new(new("[price] * 3"))) });
        var column = SchemaOf.Read(database).Tables.Single(table => table.Name == Order).Columns[^1];
        Assert.Equal(("twice", "computed", "[price]*(3)"), (column.Name, column.Comment, column.Computed!.Expression.ToString()));
    }

    [DatabaseFact]
    public void A_missing_column_is_an_error_wherever_it_is_looked_up()
    {
        Run(new CreateTable(new(Person, [new("a", new("int"))])));
        Operation[] operations =
        [
            new AlterColumn(Person, "nosuch") { Nullable = true }, new AlterColumn(Person, "nosuch") { Default = new(null) },
            new AlterColumn(Person, "nosuch") { Comment = new(null) }, new AlterColumn(Person, "nosuch") { Computed = new(new(new("1"))) },
            new DropColumn(Person, "nosuch"), new SetTableComment(new(null, "nosuch"), null), new DropConstraint(Person, ConstraintKind.PrimaryKey, null),
        ];
        Assert.All(operations, operation => Assert.ThrowsAny<System.Data.Common.DbException>(() => Run(operation)));
    }

    [DatabaseFact]
    public void What_the_server_has_named_is_read_without_a_name_and_dropped_by_what_it_is()
    {
        Run(
            new ExecuteSqlText("CREATE TABLE person (id bigint NOT NULL PRIMARY KEY, a int NOT NULL UNIQUE, b int NOT NULL CHECK (b > 0), c int NOT NULL, UNIQUE (a, c))"),
            new ExecuteSqlText("CREATE TABLE pet (id int NOT NULL, owner bigint REFERENCES person (id), a int REFERENCES person (a))"));
        var schema = SchemaOf.Read(database);
        var (person, pet) = (schema.Tables.Single(table => table.Name == Person), schema.Tables.Single(table => table.Name.Name == "pet"));
        Constraint[] constraints = [person.PrimaryKey!, .. person.Uniques, .. person.Checks, .. pet.ForeignKeys];
        Assert.Equal(6, constraints.Length);
        Assert.All(constraints, constraint => Assert.Null(constraint.Name));

        Run([.. pet.ForeignKeys.Where(key => key.Columns[0] == "a").Select(key => new DropConstraint(pet.Name, key.Kind, "fk_pet_a") { Definition = key })]);
        Assert.Equal(["owner"], SchemaOf.Read(database).Tables.Single(table => table.Name.Name == "pet").ForeignKeys.Select(key => $"{key.Columns}"));
        Run([.. pet.ForeignKeys.Where(key => key.Columns[0] == "owner").Select(key => new DropConstraint(pet.Name, key.Kind, null) { Definition = key })]);
        Run([.. person.Uniques.Where(unique => unique.Columns.Count == 1).Select(unique => new DropConstraint(Person, unique.Kind, null) { Definition = unique })]);
        Assert.Equal(2, Assert.Single(SchemaOf.Read(database).Tables.Single(table => table.Name == Person).Uniques).Columns.Count);
        Run(
            [.. constraints[..^2].Where(constraint => constraint is not UniqueConstraint { Columns.Count: 1 })
                .Select(constraint => new DropConstraint(Person, constraint.Kind, null) { Definition = constraint })]);
        var bare = SchemaOf.Read(database).Tables.Single(table => table.Name == Person);
        Assert.Equal((null, 0, 0), (bare.PrimaryKey, bare.Uniques.Count, bare.Checks.Count));
    }

    static Column Portable(Column column) => column with { Type = new(column.Type.ToString() == "nvarchar(50)" ? "string(50)" : column.Type.ToString()) };

    void Run(params Operation[] operations) => Run(database, operations);

    static void Run(TestDatabase database, params Operation[] operations)
    {
        using var connection = database.Open();
        foreach (var batch in operations.SelectMany(operation => operation is ExecuteSqlText text ? [text.Batch] : GeneratedTSql.Batches(operation)))
        {
            using var command = connection.CreateCommand();
            command.CommandText = batch;
            command.ExecuteNonQuery();
        }
    }

    sealed record ExecuteSqlText(string Batch) : Operation;
}
