using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>What PostgreSQL is told of sequences, enumerated types, views, routines and triggers.</summary>
public sealed class PostgreSqlObjectTextTests
{
    static readonly TableName Name = new("my schema", "n\"n");

    static readonly Routine Function = new(RoutineKind.Function, Name, new("(a int) RETURNS int LANGUAGE sql AS $$ SELECT a; $$;")) { Arguments = new("int, text") };

    static readonly Trigger Trigger = new("t g", Name, new("BEFORE INSERT OR UPDATE OF a"), new("FOR EACH ROW EXECUTE FUNCTION f();"));

    [Fact]
    public void Sequences()
    {
        var full = new Sequence(Name) { Type = new("int"), Start = -5, Increment = -1, Minimum = -10, Maximum = 0, Cycle = true, Cache = 3 };
        Is(new CreateSequence(new(Name)), """CREATE SEQUENCE "my schema"."n""n";""");
        Is(new CreateSequence(full, IfNotExists: true),
            """CREATE SEQUENCE IF NOT EXISTS "my schema"."n""n" AS integer INCREMENT BY -1 MINVALUE -10 MAXVALUE 0 START WITH -5 CACHE 3 CYCLE;""");
        Is(new AlterSequence(new(Name) { Increment = 2 }) { RestartWith = 9 }, """ALTER SEQUENCE "my schema"."n""n" INCREMENT BY 2 RESTART WITH 9;""");
        Is(new AlterSequence(new(Name) { Cycle = true }), """ALTER SEQUENCE "my schema"."n""n" CYCLE;""");
        Is(new AlterSequence(new(Name), full), """ALTER SEQUENCE "my schema"."n""n" NO CYCLE;""");
        Is(new AlterSequence(full, full),
            """ALTER SEQUENCE "my schema"."n""n" AS integer INCREMENT BY -1 MINVALUE -10 MAXVALUE 0 START WITH -5 CACHE 3;""");
        Is(new AlterSequence(new(Name)), "");
        Is(new DropSequence(Name), """DROP SEQUENCE "my schema"."n""n";""");
        Is(new DropSequence(Name, IfExists: true), """DROP SEQUENCE IF EXISTS "my schema"."n""n";""");
        Is(new RenameSequence(Name, "m"), """ALTER SEQUENCE "my schema"."n""n" RENAME TO "m";""");
    }

    [Fact]
    public void A_number_looks_the_same_wherever_the_engine_runs()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("sv-SE");
            Is(new CreateSequence(new(new(null, "s")) { Increment = -1 }), """CREATE SEQUENCE "s" INCREMENT BY -1;""");
            Assert.Contains("(START WITH -7 INCREMENT BY -2)", Generated.PostgreSql(new AddColumn(new(null, "t"), new("c", new("int")) { Identity = new(-7, -2) })), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Enumerated_types()
    {
        Is(new CreateEnumType(new(Name, ["a", "it's", "b\\c"])), """CREATE TYPE "my schema"."n""n" AS ENUM ('a', 'it''s', E'b\\c');""");
        Is(new CreateEnumType(new(Name, [])), """CREATE TYPE "my schema"."n""n" AS ENUM ();""");
        Is(new AddEnumValue(Name, "it's"), """ALTER TYPE "my schema"."n""n" ADD VALUE 'it''s';""");
        Is(new AddEnumValue(Name, "x") { Before = "it's", IfNotExists = true }, """ALTER TYPE "my schema"."n""n" ADD VALUE IF NOT EXISTS 'x' BEFORE 'it''s';""");
        Is(new AddEnumValue(Name, "x") { After = "a" }, """ALTER TYPE "my schema"."n""n" ADD VALUE 'x' AFTER 'a';""");
        Refuses(new AddEnumValue(Name, "x") { After = "a", Before = "b" }, "A place for 'x' both before a value and behind one");
        Is(new RenameEnumValue(Name, "a", "it's"), """ALTER TYPE "my schema"."n""n" RENAME VALUE 'a' TO 'it''s';""");
        Is(new RenameEnumType(Name, "m"), """ALTER TYPE "my schema"."n""n" RENAME TO "m";""");
        Is(new DropEnumType(Name), """DROP TYPE "my schema"."n""n";""");
        Is(new DropEnumType(Name, IfExists: true), """DROP TYPE IF EXISTS "my schema"."n""n";""");
    }

    [Fact]
    public void Views()
    {
        var view = new View(Name, new("SELECT 1 AS a;\n")) { Columns = ["x", "y\"y"] };
        Is(new CreateView(view), """CREATE VIEW "my schema"."n""n" ("x", "y""y") AS SELECT 1 AS a;""");
        Is(new CreateView(view with { Columns = [] }, Replace: true), """CREATE OR REPLACE VIEW "my schema"."n""n" AS SELECT 1 AS a;""");
        Is(new CreateView(view with { Options = new("WITH (security_barrier)") }), """CREATE VIEW "my schema"."n""n" ("x", "y""y") WITH (security_barrier) AS SELECT 1 AS a;""");
        Is(new CreateView(view with { Columns = [], Materialized = true }), """CREATE MATERIALIZED VIEW "my schema"."n""n" AS SELECT 1 AS a;""");
        Refuses(new CreateView(new(new(null, "v"), view.Query) { Materialized = true }, Replace: true), "Replacing the materialized view 'v', whose indexes would go with it,");
        Is(new DropView(Name), """DROP VIEW "my schema"."n""n";""");
        Is(new DropView(Name, IfExists: true) { Materialized = true }, """DROP MATERIALIZED VIEW IF EXISTS "my schema"."n""n";""");
    }

    [Fact]
    public void Routines()
    {
        Is(new CreateRoutine(Function), """CREATE FUNCTION "my schema"."n""n"(a int) RETURNS int LANGUAGE sql AS $$ SELECT a; $$;""");
        Is(new CreateRoutine(Function, Replace: true), """CREATE OR REPLACE FUNCTION "my schema"."n""n"(a int) RETURNS int LANGUAGE sql AS $$ SELECT a; $$;""");
        Is(new CreateRoutine(new(RoutineKind.Procedure, Name, new("() LANGUAGE sql AS ''"))), """CREATE PROCEDURE "my schema"."n""n"() LANGUAGE sql AS '';""");
        Is(new DropRoutine(RoutineKind.Function, Name), """DROP FUNCTION "my schema"."n""n";""");
        Is(new CreateRoutine(Function).Reverse()!, """DROP FUNCTION "my schema"."n""n"(int, text);""");
        Is(new DropRoutine(RoutineKind.Function, Name, Function), """DROP FUNCTION "my schema"."n""n"(int, text);""");
        Is(new DropRoutine(RoutineKind.Procedure, Name, IfExists: true) { Arguments = new("") }, """DROP PROCEDURE IF EXISTS "my schema"."n""n"();""");
        Refuses(
            new CreateRoutine(Function with { Definition = new(null, [new("SqlServer", "AS SELECT 1")]), Name = new(null, "f") }),
            "The definition of 'f' has no text for this provider, and it");
    }

    [Fact]
    public void Triggers()
    {
        const string Create = """CREATE TRIGGER "t g" BEFORE INSERT OR UPDATE OF a ON "my schema"."n""n" FOR EACH ROW EXECUTE FUNCTION f();""";
        Is(new CreateTrigger(Trigger), Create);
        Is(new CreateTrigger(Trigger, Replace: true), $"""DROP TRIGGER IF EXISTS "t g" ON "my schema"."n""n";{"\n"}{Create}""");
        Is(new DropTrigger("t g", Name), """DROP TRIGGER "t g" ON "my schema"."n""n";""");
        Is(new DropTrigger("t g", Name, IfExists: true), """DROP TRIGGER IF EXISTS "t g" ON "my schema"."n""n";""");
    }

    static void Is(Operation operation, string sql) => Assert.Equal(sql, Generated.PostgreSql(operation));

    static void Refuses(Operation operation, string what) => Generated.AssertUnsupported("PostgreSql", operation, what);
}
