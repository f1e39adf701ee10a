using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of schemas, sequences, views, routines and triggers, exactly.</summary>
public sealed class ModuleTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void Schemas()
    {
        GeneratedTSql.AssertBatches(
            new CreateSchema("a'b]"),
            """CREATE SCHEMA [a'b]]]""");
        GeneratedTSql.AssertBatches(
            new CreateSchema("a'b]", IfNotExists: true),
            """
            IF SCHEMA_ID(N'a''b]') IS NULL
            EXEC (N'CREATE SCHEMA [a''b]]]')
            """);
        GeneratedTSql.AssertBatches(
            new DropSchema("a'b]"),
            """DROP SCHEMA [a'b]]]""");
        GeneratedTSql.AssertBatches(
            new DropSchema("a", IfExists: true),
            """DROP SCHEMA IF EXISTS [a]""");
    }

    [Fact]
    public void Sequences()
    {
        GeneratedTSql.AssertBatches(
            new CreateSequence(new(Clock)
            {
                Type = new("int"), Increment = -2, Minimum = -10, Maximum = 10, Start = 5, Cycle = true, Cache = 1,
            }, IfNotExists: true),
            """
            IF OBJECT_ID(N'[my schema].[o''clock]]]', N'SO') IS NULL
            CREATE SEQUENCE [my schema].[o'clock]]] AS int START WITH 5 INCREMENT BY -2 MINVALUE -10 MAXVALUE 10 CYCLE NO CACHE
            """);
        GeneratedTSql.AssertBatches(
            new CreateSequence(new(Account)),
            """CREATE SEQUENCE [account] START WITH 1""");
        GeneratedTSql.AssertBatches(
            new CreateSequence(new(Account) { Minimum = 5, Cache = 20 }),
            """CREATE SEQUENCE [account] MINVALUE 5 CACHE 20""");
        GeneratedTSql.AssertBatches(
            new CreateSequence(new(Account) { Increment = -1 }),
            """CREATE SEQUENCE [account] START WITH -1 INCREMENT BY -1""");
        GeneratedTSql.AssertBatches(
            new AlterSequence(new(Account) { Increment = 2, Cycle = true, Cache = 50 }) { RestartWith = 7 },
            """ALTER SEQUENCE [account] RESTART WITH 7 INCREMENT BY 2 CYCLE CACHE 50""");
        GeneratedTSql.AssertBatches(
            new AlterSequence(new(Account), new(Account) { Cycle = true }),
            """ALTER SEQUENCE [account] NO CYCLE""");
        GeneratedTSql.AssertBatches(
            new DropSequence(Clock),
            """DROP SEQUENCE [my schema].[o'clock]]]""");
        GeneratedTSql.AssertBatches(
            new DropSequence(Account, IfExists: true),
            """DROP SEQUENCE IF EXISTS [account]""");
        GeneratedTSql.AssertBatches(
            new RenameSequence(Clock, "s'2"),
            """EXEC sp_rename N'[my schema].[o''clock]]]', N's''2', N'OBJECT'""");
    }

    [Fact]
    public void Views()
    {
        GeneratedTSql.AssertBatches(
            new CreateView(new(Clock, new("SELECT 1 AS a")) { Columns = ["x]"] }),
            """
            CREATE VIEW [my schema].[o'clock]]] ([x]]]) AS
            SELECT 1 AS a
            """);
        GeneratedTSql.AssertBatches(
            new CreateView(new(Clock, new("SELECT a FROM dbo.t")) { Columns = ["x"], Options = new("WITH SCHEMABINDING") }),
            """
            CREATE VIEW [my schema].[o'clock]]] ([x]) WITH SCHEMABINDING AS
            SELECT a FROM dbo.t
            """);
        GeneratedTSql.AssertBatches(
            new CreateView(new(Account, new("SELECT 1 AS a")), Replace: true),
            """
            CREATE OR ALTER VIEW [account] AS
            SELECT 1 AS a
            """);
        GeneratedTSql.AssertBatches(
            new DropView(Clock),
            """DROP VIEW [my schema].[o'clock]]]""");
        GeneratedTSql.AssertBatches(
            new DropView(Account, IfExists: true),
            """DROP VIEW IF EXISTS [account]""");
    }

    [Fact]
    public void Routines()
    {
        GeneratedTSql.AssertBatches(
            new CreateRoutine(new(RoutineKind.Procedure, Clock, new("@a int AS SELECT @a AS a"))),
            """
            CREATE PROCEDURE [my schema].[o'clock]]]
            @a int AS SELECT @a AS a
            """);
        GeneratedTSql.AssertBatches(
            new CreateRoutine(new(RoutineKind.Function, Account, new("(@a int) RETURNS int AS BEGIN RETURN @a; END")), Replace: true),
            """
            CREATE OR ALTER FUNCTION [account]
            (@a int) RETURNS int AS BEGIN RETURN @a; END
            """);
        GeneratedTSql.AssertBatches(
            new DropRoutine(RoutineKind.Procedure, Clock),
            """DROP PROCEDURE [my schema].[o'clock]]]""");
        GeneratedTSql.AssertBatches(
            new DropRoutine(RoutineKind.Function, Account, IfExists: true) { Arguments = new("int") },
            """DROP FUNCTION IF EXISTS [account]""");
    }

    [Fact]
    public void Triggers()
    {
        GeneratedTSql.AssertBatches(
            new CreateTrigger(new("tr'", Clock, new("AFTER INSERT, UPDATE"), new("SET NOCOUNT ON;"))),
            """
            CREATE TRIGGER [my schema].[tr'] ON [my schema].[o'clock]]]
            AFTER INSERT, UPDATE
            AS
            SET NOCOUNT ON;
            """);
        GeneratedTSql.AssertBatches(
            new CreateTrigger(new("tr", Account, new("INSTEAD OF DELETE"), new("SELECT 1 AS a")), Replace: true),
            """
            CREATE OR ALTER TRIGGER [tr] ON [account]
            INSTEAD OF DELETE
            AS
            SELECT 1 AS a
            """);
        GeneratedTSql.AssertBatches(
            new DropTrigger("tr]", Clock),
            """DROP TRIGGER [my schema].[tr]]]""");
        GeneratedTSql.AssertBatches(
            new DropTrigger("tr", Account, IfExists: true),
            """DROP TRIGGER IF EXISTS [tr]""");
    }
}
