using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

/// <summary>
/// What operations do to a database with rows in it. The schema afterwards must be the one that a fresh database has in which the
/// expected model was made: both are read back, so the server's spelling is the same on both sides.
/// </summary>
public abstract class OperationSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    /// <summary>A name with everything that must be quoted.</summary>
    protected const string Odd = "it's a \"name\", [of]. 😀";

    protected static Table Owner { get; } = new(new(null, "owner"),
    [
        new("id", new("bigint")) { Nullable = false },
        new("name", new("string(50)")) { Nullable = false },
    ])
    {
        PrimaryKey = new(["id"], "pk_owner"),
    };

    protected static Table Account { get; } = new(new(null, "account"),
    [
        new("id", new("bigint")) { Nullable = false },
        new("owner_id", new("bigint")),
        new("name", new("string(50)")) { Nullable = false },
        new("amount", new("int")) { Nullable = false, Default = new(null, 0) },
        new("code", new("string(10)")),
    ])
    {
        PrimaryKey = new(["id"], "pk_account"),
        ForeignKeys = [new(["owner_id"], Owner.Name, ["id"], "fk_account_owner") { OnDelete = ReferentialAction.Cascade }],
        Uniques = [new(["name"], "uq_account_name")],
        Checks = [new(new("amount >= 0"), "ck_account_amount")],
        Indexes = [new("ix_account_owner", [new("owner_id")])],
    };

    /// <summary>Two tables with three rows each.</summary>
    protected static DatabaseSchema Start { get; } = new() { Tables = [Owner, Account] };

    static readonly string[] Rows =
    [
        "INSERT INTO owner (id, name) VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cyd')",
        "INSERT INTO account (id, owner_id, name, amount, code) VALUES (10, 1, 'first', 5, '7'), (11, 1, 'second', 6, NULL), (12, NULL, 'third', 7, '9')",
    ];

    protected DatabaseSchema Schema => SchemaOf.Read(Database);

    protected static DatabaseSchema With(Table account) => Start with { Tables = [Owner, account] };

    /// <summary>Goes from the start to a schema and back, and looks at the schema and at the rows of both tables each time.</summary>
    /// <param name="change">The operations.</param>
    /// <param name="to">The schema that they must yield.</param>
    /// <param name="then">Looks at what is particular about it, before everything is undone.</param>
    protected void Changes(IReadOnlyList<Operation> change, DatabaseSchema to, Action? then = null) => Changes(Start, Rows, change, to, () =>
    {
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT id FROM owner ORDER BY id"));
        then?.Invoke();
    });

    /// <summary>Goes from a schema to another and back.</summary>
    /// <param name="from">The schema at the start.</param>
    /// <param name="rows">The statements that fill it.</param>
    /// <param name="change">The operations; each knows its reverse.</param>
    /// <param name="to">The schema that they must yield.</param>
    /// <param name="then">Looks at the rows, before everything is undone.</param>
    protected void Changes(DatabaseSchema from, IReadOnlyList<string> rows, IReadOnlyList<Operation> change, DatabaseSchema to, Action then)
    {
        Begin(from, rows);
        var (schema, contents) = (Schema, Contents(from));
        Add("b2", "a1", change, [.. change.Reverse().Select(operation => operation.Reverse()!)]);
        Upgrade();
        AssertSame(Expected(to), Schema);
        then();
        Downgrade("a1");
        AssertSame(schema, Schema);
        Assert.Equal(contents, Contents(from));
    }

    /// <summary>Makes the start with its rows, as revision a1.</summary>
    protected void Begin() => Begin(Start, Rows);

    protected void Begin(DatabaseSchema from, IReadOnlyList<string> rows)
    {
        Add("a1", "", [.. Creation(from), .. rows.Select(row => new ExecuteSql(new(row)))], []);
        Upgrade();
    }

    protected void Add(string id, string revises, IReadOnlyList<Operation> up, IReadOnlyList<Operation> down, bool transactional = true) =>
        Project.Operations(id, revises, (_, apply) => Apply(up, apply), (_, apply) => Apply(down, apply), transactional);

    /// <summary>What a fresh database holds in which a schema was made.</summary>
    protected DatabaseSchema Expected(DatabaseSchema schema)
    {
        using var fresh = new Fresh(Enum.Parse<DatabaseKind>(Settings.Provider));
        return fresh.Make(Creation(schema));
    }

    // The constraint of a default keeps its name when its table or its column gets another one.
    protected static void AssertSame(DatabaseSchema expected, DatabaseSchema actual)
    {
        (expected, actual) = (Unnamed(expected), Unnamed(actual));
        Assert.Equal(expected.Schemas, actual.Schemas);
        Assert.Equal(expected.Tables.Select(table => table.Name), actual.Tables.Select(table => table.Name));
        foreach (var (wanted, found) in expected.Tables.Zip(actual.Tables))
        {
            Assert.Equal(wanted.Columns, found.Columns);
            Assert.Equal(wanted, found);
        }
        Assert.Equal(expected, actual);
    }

    /// <summary>The operations that make a schema, in an order that works.</summary>
    protected static IEnumerable<Operation> Creation(DatabaseSchema schema) =>
    [
        .. schema.Schemas.Select(name => new CreateSchema(name)),
        .. schema.Enums.Select(type => new CreateEnumType(type)),
        .. schema.Sequences.Select(sequence => new CreateSequence(sequence)),
        .. schema.Tables.Select(table => new CreateTable(table)),
        .. schema.Views.Select(view => new CreateView(view)),
        .. schema.Routines.Select(routine => new CreateRoutine(routine)),
        .. schema.Triggers.Select(trigger => new CreateTrigger(trigger)),
    ];

    static DatabaseSchema Unnamed(DatabaseSchema schema) =>
        schema with { Tables = schema.Tables.Select(table => table with { Columns = table.Columns.Select(Unnamed).ToValueList() }).ToValueList() };

    static Column Unnamed(Column column) => column.Default is null ? column : column with { Default = column.Default with { Name = null } };

    static void Apply(IReadOnlyList<Operation> operations, Action<Operation> apply)
    {
        foreach (var operation in operations)
            apply(operation);
    }

    List<string> Contents(DatabaseSchema schema) =>
        [.. schema.Tables.Where(table => table.Name.Schema is null && table.Name.Name is "owner" or "account")
            .SelectMany(table => Database.Lines($"SELECT id, name FROM {table.Name.Name} ORDER BY id"))];

    sealed class Fresh(DatabaseKind kind) : Support.Specification(kind)
    {
        public DatabaseSchema Make(IEnumerable<Operation> operations)
        {
            var list = operations.ToList();
            Project.Operations("a1", "", (_, apply) => Apply(list, apply));
            Upgrade();
            return SchemaOf.Read(Database);
        }
    }
}
