using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>Views, sequences, enumerated types, routines and triggers by chance around random tables, in a database's own words.</summary>
sealed class RandomObjects(int seed, DatabaseKind kind)
{
    readonly RandomSchema tables = new(seed, narrow: kind == DatabaseKind.SqlServer);
    readonly Random random = new(seed + 5000);

    /// <summary>A schema, and what some changes make of it.</summary>
    public (DatabaseSchema Before, DatabaseSchema After) Schemas()
    {
        var first = tables.Tables();
        var before = Objects(new() { Tables = [.. first], Enums = Some(2, Enum), Sequences = Some(3, Sequence) });
        var after = Objects(new()
        {
            Tables = [.. tables.Changed(first)],
            Enums = [.. Changed(before.Enums, Extended), .. Chance(4) && kind == DatabaseKind.PostgreSql ? [Enum(7)] : Array.Empty<EnumType>()],
            Sequences = [.. Changed(before.Sequences, Altered), .. Chance(4) && kind != DatabaseKind.Sqlite ? [Sequence(7)] : Array.Empty<Sequence>()],
        });
        return (WithEnums(before), WithEnums(Kept(before, after)));
    }

    /// <summary>The operations that make a schema.</summary>
    public static IEnumerable<Operation> Make(DatabaseSchema schema) =>
    [
        .. schema.Enums.Select(item => new CreateEnumType(item)), .. schema.Sequences.Select(item => new CreateSequence(item)),
        .. schema.Tables.Select(table => new CreateTable(table with { ForeignKeys = [] })),
        .. schema.Tables.SelectMany(table => table.ForeignKeys, (table, key) => new AddConstraint(table.Name, key)), .. schema.Routines.Select(item => new CreateRoutine(item)),
        .. schema.Views.Select(item => new CreateView(item)), .. schema.Triggers.Select(item => new CreateTrigger(item)),
    ];

    DatabaseSchema Objects(DatabaseSchema schema)
    {
        var routines = kind == DatabaseKind.Sqlite ? [] : Enumerable.Range(1, random.Next(1, 4)).Select(number => Routine(number, schema)).ToList();
        var views = new List<View>();
        for (var number = random.Next(1, 4); number > 0; number--)
            views.Add(Chance(3) && views.Count > 0 ? new(Name("view", number), new($"SELECT {Q("id")} FROM {Q(views[^1].Name.Name)}")) : View(number, schema));
        var triggers = Enumerable.Range(1, random.Next(1, 3)).Select(number => Trigger(number, schema)).ToList();
        if (kind == DatabaseKind.PostgreSql)
            routines.Add(new(RoutineKind.Function, new(null, "watch"), new("() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$")) { Arguments = new("") });
        return schema with { Routines = [.. routines], Views = [.. views], Triggers = [.. triggers] };
    }

    // Half of what can stay does, so that not everything is made anew.
    DatabaseSchema Kept(DatabaseSchema before, DatabaseSchema after) => after with
    {
        Routines = [.. after.Routines.Select(routine => Chance(2) && before.Routines.FirstOrDefault(other => other.Name == routine.Name) is { } old && CanStay(old.Definition, before, after) ? old : routine)],
        Triggers = [.. after.Triggers.Select(trigger => Chance(2) && before.Triggers.FirstOrDefault(other => other.Name == trigger.Name) is { } old && CanStay(old.Body, before, after) && after.Tables.Any(table => table.Name == old.Table) ? old : trigger)],
        Views = [.. after.Views.Select(view => Chance(2) && before.Views.FirstOrDefault(other => other.Name == view.Name) is { } old && !old.Query.ToString().Contains("view", StringComparison.Ordinal) && CanStay(old.Query, before, after) ? old : view)],
    };

    static bool CanStay(DialectText text, DatabaseSchema before, DatabaseSchema after) => before.Tables.Where(table => $"{text}".Contains(Q(table.Name.Name), StringComparison.Ordinal)).All(table =>
        after.Tables.FirstOrDefault(other => other.Name == table.Name) is { } now && table.Columns.All(column => now.Columns.Any(other => other.Name == column.Name)));

    // A column of each enumerated type, whose values may change since it has none.
    static DatabaseSchema WithEnums(DatabaseSchema schema) => schema with
    {
        Tables = [.. schema.Tables.Select((table, i) => i > 0 ? table : table with
        {
            Columns = [.. table.Columns, .. schema.Enums.Select(item => new Column($"of {item.Name}", new(Q(item.Name.Name))))],
        })],
    };

    ValueList<T> Some<T>(int count, Func<int, T> make) =>
        kind == DatabaseKind.Sqlite || typeof(T) == typeof(EnumType) && kind != DatabaseKind.PostgreSql ? [] : [.. Enumerable.Range(1, random.Next(1, count + 1)).Select(make)];

    IEnumerable<T> Changed<T>(IEnumerable<T> items, Func<T, T> change) => items.Where(_ => !Chance(4)).Select(item => Chance(2) ? change(item) : item);

    static EnumType Enum(int number) => new(Name("enum", number), ["one", "it's two", "three"]);

    EnumType Extended(EnumType item) => item with { Values = Chance(3) ? [.. item.Values, "four"] : ["one", "more", "three"] };

    static Sequence Sequence(int number) => new(Name("seq", number)) { Increment = number == 1 ? null : number, Maximum = number == 2 ? 5000 : null };

    Sequence Altered(Sequence sequence) => random.Next(4) switch
    {
        0 => sequence with { Increment = 9 },
        1 => sequence with { Maximum = sequence.Maximum is null ? 7000 : null },
        2 => sequence with { Cycle = true },
        _ => sequence with { Cache = 30 },
    };

    View View(int number, DatabaseSchema schema)
    {
        var (table, column) = Place(schema);
        return new(Name("view", number), new($"SELECT {Q("id")}, {Q(column)} AS {Q("the column")} FROM {Q(table)} WHERE {Q("id")} > {random.Next(9)}"));
    }

    Routine Routine(int number, DatabaseSchema schema)
    {
        var (table, column) = Place(schema);
        var query = $"SELECT 1 AS {Q("n")} FROM {Q(table)} WHERE {Q(column)} IS NOT NULL";
        var name = Name("routine", number);
        return (kind, random.Next(3)) switch
        {
            (DatabaseKind.PostgreSql, 0) => new(RoutineKind.Function, name, new($"(a bigint) RETURNS bigint LANGUAGE sql AS $$SELECT a + {random.Next(9)}$$")) { Arguments = new("bigint") },
            (DatabaseKind.PostgreSql, _) => new(RoutineKind.Function, name, new($"() RETURNS integer LANGUAGE sql AS $${query}$$")) { Arguments = new("") },
            (_, 0) => new(RoutineKind.Function, name, new($"(@a bigint) RETURNS bigint AS BEGIN RETURN @a + {random.Next(9)}; END")),
            (_, 1) => new(RoutineKind.Function, name, new($"() RETURNS TABLE AS RETURN {query}")),
            _ => new(RoutineKind.Procedure, name, new($"AS {query}")),
        };
    }

    Trigger Trigger(int number, DatabaseSchema schema)
    {
        var (table, column) = Place(schema);
        var query = $"SELECT {Q(column)} FROM {Q(table)}";
        var when = Chance(2) ? "AFTER INSERT" : "AFTER DELETE";
        return new($"trigger {number}", schema.Tables[random.Next(schema.Tables.Count)].Name, new(when), new(kind switch
        {
            DatabaseKind.Sqlite => $"BEGIN {query}; END",
            DatabaseKind.PostgreSql => "FOR EACH ROW EXECUTE FUNCTION watch()",
            _ => $"IF EXISTS ({query}) SET NOCOUNT ON",
        }));
    }

    (string Table, string Column) Place(DatabaseSchema schema)
    {
        var table = schema.Tables[random.Next(schema.Tables.Count)];
        return (table.Name.Name, table.Columns[random.Next(table.Columns.Count)].Name);
    }

    bool Chance(int of) => random.Next(of) == 0;

    static TableName Name(string sort, int number) => new(null, $"{sort} {number}");

    static string Q(string name) => RandomSchema.Quoted(name);
}
