using System.Data.Common;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

/// <summary>Views and triggers.</summary>
public abstract class ObjectOperationSpecification(DatabaseKind kind) : OperationSpecification(kind)
{
    static readonly View Rich = new(new(null, "rich"), new("SELECT id, name FROM account WHERE amount > 5"));

    protected static Table Note { get; } = new(new(null, "note"), [new("what", new("string(50)"))]);

    protected abstract ValueList<Routine> Routines { get; }

    protected abstract Trigger Trigger(string name, string note);

    [DatabaseFact]
    public void A_view_is_made_and_dropped()
    {
        View named = new(new(null, Odd), new("SELECT name FROM rich")) { Columns = ["a " + Odd] };
        Changes([new CreateView(Rich), new CreateView(named)], Start with { Views = [Rich, named] }, () =>
        {
            Assert.Equal(["11|second", "12|third"], Database.Lines("SELECT id, name FROM rich ORDER BY id"));
            var quoted = Odd.Replace("\"", "\"\"", StringComparison.Ordinal);
            Assert.Equal(["second", "third"], Database.Lines($"SELECT \"a {quoted}\" FROM \"{quoted}\" ORDER BY 1"));
        });
    }

    [DatabaseFact]
    public void A_view_is_dropped_and_comes_back() => Changes(
        Start with { Views = [Rich] }, [], [new DropView(Rich.Name, Rich)], Start, () => Assert.ThrowsAny<DbException>(() => Database.Lines("SELECT * FROM rich")));

    [DatabaseFact]
    public void A_view_takes_the_place_of_another()
    {
        var richer = Rich with { Query = new("SELECT id, name FROM account WHERE amount > 6") };
        Changes(
            Start with { Views = [Rich] }, ["INSERT INTO account (id, name, amount) VALUES (1, 'a', 6), (2, 'b', 7)"],
            [new CreateView(richer, Replace: true) { Before = Rich }], Start with { Views = [richer] },
            () => Assert.Equal(["2"], Database.Lines("SELECT id FROM rich")));
    }

    [DatabaseFact]
    public void A_view_that_is_missing_can_be_no_error()
    {
        Begin();
        Add("b2", "a1", [new DropView(Rich.Name, IfExists: true), new CreateView(Rich, Replace: true)], []);
        Upgrade();
        AssertSame(Expected(Start with { Views = [Rich] }), Schema);
    }

    [DatabaseFact]
    public void A_trigger_is_made_and_fires()
    {
        var trigger = Trigger("on account", "it's new;");
        var start = Start with { Tables = [Owner, Account, Note], Routines = Routines };
        Changes(start, [], [new CreateTrigger(trigger)], start with { Triggers = [trigger] }, () =>
        {
            Database.Execute("INSERT INTO account (id, name) VALUES (30, 'x')", "DELETE FROM account WHERE id = 30");
            Assert.Equal(["it's new;"], Database.Lines("SELECT what FROM note"));
        });
    }

    [DatabaseFact]
    public void A_trigger_takes_the_place_of_another_and_is_dropped()
    {
        var (first, second) = (Trigger("g", "first"), Trigger("g", "second"));
        var start = Start with { Tables = [Owner, Account, Note], Routines = Routines };
        Changes(
            start with { Triggers = [first] }, [], [new CreateTrigger(second, Replace: true) { Before = first }], start with { Triggers = [second] },
            () => Database.Execute("INSERT INTO account (id, name) VALUES (30, 'x')", "DELETE FROM account WHERE id = 30"));
        Assert.Equal(["second"], Database.Lines("SELECT what FROM note"));
        Add("c3", "a1", [new DropTrigger("g", Account.Name, first), new DropTrigger("nosuch", Account.Name, IfExists: true)], []);
        Upgrade("c3");
        Assert.Empty(Schema.Triggers);
    }
}

public sealed class SqliteObjectOperations() : ObjectOperationSpecification(DatabaseKind.Sqlite)
{
    protected override ValueList<Routine> Routines => [];

    protected override Trigger Trigger(string name, string note) => new(
        name, Account.Name, new("AFTER INSERT"), new($"BEGIN INSERT INTO note (what) VALUES ('{note.Replace("'", "''", StringComparison.Ordinal)}'); END"));
}

[NeedsPostgres]
public sealed class PostgreSqlObjectOperations() : ObjectOperationSpecification(DatabaseKind.PostgreSql)
{
    protected override ValueList<Routine> Routines =>
    [
        new(RoutineKind.Function, new(null, "noted"), new("() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO note (what) VALUES (tg_argv[0]); RETURN new; END $$;"))
        {
            Arguments = new(""),
        },
    ];

    protected override Trigger Trigger(string name, string note) => new(
        name, Account.Name, new("AFTER INSERT"), new($"FOR EACH ROW EXECUTE FUNCTION noted('{note.Replace("'", "''", StringComparison.Ordinal)}')"));

    [DatabaseFact]
    public void Stored_views_are_made_and_dropped()
    {
        var view = new View(new(null, "stored"), new("SELECT count(*) AS n FROM account;")) { Materialized = true };
        Changes([new CreateView(view)], Start with { Views = [view] }, () => Assert.Equal("3", Database.One("SELECT n FROM stored")));
    }

    [DatabaseFact]
    public void Routines_are_told_apart_by_their_arguments()
    {
        Routine[] routines =
        [
            new(RoutineKind.Function, new(null, Odd), new("(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1'")) { Arguments = new("int") },
            new(RoutineKind.Function, new(null, Odd), new("(a text) RETURNS text LANGUAGE sql AS 'SELECT a'")) { Arguments = new("text") },
            new(RoutineKind.Procedure, new(null, "clean"), new("() LANGUAGE sql AS 'DELETE FROM account WHERE amount < 0'")) { Arguments = new("") },
        ];
        Changes([.. routines.Select(routine => new CreateRoutine(routine))], Start with { Routines = [.. routines] }, () => Database.Execute("CALL clean()"));
        var replaced = routines[0] with { Definition = new("(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 2'") };
        var replace = new CreateRoutine(replaced, Replace: true) { Before = routines[0] };
        Add("c3", "b2", [replace], [replace.Reverse()!]);
        Upgrade("b2");
        var before = Schema;
        Upgrade();
        AssertSame(Expected(Start with { Routines = [replaced, routines[1], routines[2]] }), Schema);
        Downgrade("b2");
        AssertSame(before, Schema);
    }
}

[NeedsSqlServer]
public sealed class SqlServerObjectOperations() : ObjectOperationSpecification(DatabaseKind.SqlServer)
{
    protected override ValueList<Routine> Routines => [];

    protected override Trigger Trigger(string name, string note) => new(
        name, Account.Name, new("AFTER INSERT"), new($"INSERT INTO note (what) VALUES (N'{note.Replace("'", "''", StringComparison.Ordinal)}');"));

    [DatabaseFact]
    public void Routines_are_made_replaced_and_dropped()
    {
        Routine function = new(RoutineKind.Function, new(null, Odd), new("(@a int) RETURNS int AS\nBEGIN\n    RETURN @a + 1;\nEND"));
        Routine procedure = new(RoutineKind.Procedure, new(null, "clean"), new("@least int = 0 AS DELETE FROM account WHERE amount < @least;"));
        Changes([new CreateRoutine(function), new CreateRoutine(procedure)], Start with { Routines = [procedure, function] }, () =>
        {
            Database.Execute("EXEC clean 6", "INSERT INTO account (id, owner_id, name, amount, code) VALUES (10, 1, 'first', 5, '7')");
            Assert.Equal("8", Database.One($"SELECT dbo.\"{Odd.Replace("\"", "\"\"", StringComparison.Ordinal)}\"(7)"));
        });
        var replaced = function with { Definition = new("(@a int) RETURNS int AS\nBEGIN\n    RETURN @a + 2;\nEND") };
        Add("c3", "b2", [new CreateRoutine(replaced, Replace: true) { Before = function }], []);
        Upgrade();
        AssertSame(Expected(Start with { Routines = [procedure, replaced] }), Schema);
    }

    [DatabaseFact]
    public void A_computed_column_keeps_its_comment_when_its_expression_changes()
    {
        var before = new Column("twice", new("int")) { Computed = new(new("amount * 2"), true), Comment = "it's twice", Nullable = false };
        var after = before with { Computed = new(new("amount * 3"), true) };
        Table With(Column column) => Account with { Columns = [.. Account.Columns, column] };
        Changes(
            Start with { Tables = [Owner, With(before)] }, ["INSERT INTO account (id, name, amount) VALUES (1, 'a', 6)"],
            [new AlterColumn(Account.Name, "twice") { Computed = new(after.Computed), Before = before }], Start with { Tables = [Owner, With(after)] },
            () => Assert.Equal("18", Database.One("SELECT twice FROM account")));
    }
}
