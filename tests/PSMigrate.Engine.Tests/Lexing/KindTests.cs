using PSMigrate.Engine.Dialects;
using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class KindTests
{
    [Theory]
    [InlineData("Sqlite", "begin", "begin immediate transaction", "Commit", "END TRANSACTION", "rollback", "rollback transaction")]
    [InlineData("PostgreSql", "begin", "BEGIN ISOLATION LEVEL SERIALIZABLE", "start transaction read only", "commit and chain", "end",
        "rollback",
        "rollback work", "abort", "prepare transaction 'x'", "commit prepared 'x'", "rollback prepared 'x'", "begin /* x */ work")]
    [InlineData("SqlServer", "begin tran", "BEGIN TRANSACTION x with mark", "begin distributed tran", "commit", "commit tran",
        "rollback", "rollback work", "select 1 commit", "insert t values (1); commit tran; drop table t", "if @@trancount > 0 commit")]
    public void Transaction_control(string dialect, params string[] statements) =>
        AssertKind(StatementKind.TransactionControl, dialect, statements);

    [Theory]
    [InlineData("Sqlite", "vacuum", "VACUUM INTO 'x'", "detach x", "pragma journal_mode = wal", "PRAGMA main.journal_mode(wal)",
        "pragma synchronous=off",
        "pragma wal_checkpoint")]
    [InlineData("PostgreSql", "vacuum", "vacuum (full, analyze) t", "create database x", "drop database if exists x",
        "create tablespace x location '/x'",
        "drop tablespace x", "alter system set a = 1", "create index concurrently i on t (a)",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
        "drop index concurrently i", "reindex table concurrently t", "reindex (verbose) index concurrently i",
        "reindex (concurrently, verbose) table t",
        "reindex database x", "reindex system x", "reindex (verbose) schema x", "alter table t detach partition s.p concurrently",
        "create subscription s connection 'x' publication p", "drop subscription s", "alter subscription s refresh publication",
        "alter database x set tablespace y", "cluster", "cluster verbose", "cluster (verbose)", "discard all")]
    [InlineData("SqlServer", "create database x", "ALTER DATABASE [x] SET RECOVERY SIMPLE", "alter database current set offline",
        "drop database x",
        "backup database x to disk = 'x'", "backup log x to disk = 'x'", "restore database x", "reconfigure",
        "create fulltext index on t (a) key index i",
        "-- first\n drop fulltext catalog c", "kill 55", "dbcc shrinkdatabase (0)", "dbcc shrinkfile (1)")]
    public void Outside_a_transaction(string dialect, params string[] statements) =>
        AssertKind(StatementKind.OutsideTransaction, dialect, statements);

    [Theory]
    [InlineData("Sqlite", "savepoint s", "release s", "rollback to s", "rollback transaction to savepoint s", "attach 'x' as x",
        "pragma foreign_keys = on",
        "pragma journal_mode", "explain commit", "select 'commit'", "create trigger t after insert on a begin select 1; end",
        "[vacuum]", "analyze", "reindex")]
    [InlineData("PostgreSql", "savepoint s", "release s", "rollback to s", "rollback work to savepoint s", "rollback transaction to s",
        "analyze",
        "create index i on t (a)", "create index concurrently_made on t (a)", "drop index i", "reindex table t",
        "reindex (concurrently false) table t",
        "alter table t detach partition p", "alter table t detach partition p finalize",
        "alter table t attach partition concurrently default",
        "alter database x set work_mem = 1", "alter subscription s enable", "cluster t", "cluster t using i", "set transaction read only",
        "prepare p as select 1", "create table vacuum (a int)", "refresh materialized view concurrently v", "alter type e add value 'x'",
        "do $$ begin commit; end $$", "explain vacuum", "\"vacuum\"", "select 'vacuum'", "deallocate all")]
    [InlineData("SqlServer", "begin select 1 end", "begin try select 1 end try begin catch end catch", "save tran s", "dbcc checkdb",
        "if 1 = 0 begin tran; commit", "set xact_abort on; begin transaction; commit", "create procedure p as commit", "select 'commit', [commit]",
        "alter database scoped configuration set maxdop = 1", "backup certificate c to file = 'x'", "create table t (a int)",
        "if 1 = 1 begin tran",
        "create fulltext stoplist s", "begin dialog @h", "[commit]")]
    public void Ordinary(string dialect, params string[] statements) => AssertKind(StatementKind.Ordinary, dialect, statements);

    [Theory]
    [InlineData("Sqlite", "drop table t", "DROP TABLE IF EXISTS t", "delete from t", "alter table t drop column c", "alter table t drop c",
        "alter table \"t\" drop [c]", "with x as (select 1) delete from t")]
    [InlineData("PostgreSql", "drop table t", "drop schema s cascade", "drop database x", "drop owned by r", "truncate t",
        "truncate table only t", "delete from t",
        "alter table t drop c", "alter table if exists only s.t drop column if exists c",
        "alter table t add a int, drop constraint x, drop if exists \"b\"",
        "alter table t drop if exists c", "with d as (delete from t returning *) select * from d", "with x as (select 1) delete from t",
        "merge into t using s on true when matched then delete", "/* x */ delete /* y */ from t")]
    [InlineData("SqlServer", "drop table t", "select 1; drop table if exists t", "drop schema s", "drop database x", "truncate table t",
        "delete from t", "delete t",
        "delete top (1) from t", "if 1 = 1 delete t where a = 1", "alter table t drop column c",
        "alter table t drop constraint a, column b",
        "create table a (b int) alter table t drop column if exists c", "merge t using s on 1 = 1 when matched then delete;",
        "with x as (select 1 a) delete from x", "declare @a int\ndelete from t")]
    public void Destructive(string dialect, params string[] statements)
    {
        foreach (var statement in statements)
            Assert.True(Lexer.One(dialect, statement).IsDestructive, statement);
    }

    [Theory]
    [InlineData("Sqlite", "drop view v", "drop index i", "drop trigger t", "select 'drop table t'", "-- drop table\n select 1",
        "explain delete from t",
        "create trigger t after delete on a begin delete from b; end", "alter table t rename column a to b",
        "create table a (b references c on delete cascade)",
        "update t set a = 1", "[drop] table")]
    [InlineData("PostgreSql", "drop view v", "drop materialized view v", "drop function f", "drop type t",
        "alter table t drop constraint c",
        "alter table t alter column a drop default", "alter table t alter a drop not null", "alter table t alter a drop identity if exists",
        "alter table t alter a drop expression", "alter table t add foreign key (a) references b on delete cascade",
        "create table drop_table (a int)",
        "create function f() returns int language sql begin atomic delete from t; select 1; end", "grant delete on t to r",
        "do $$ begin delete from t; end $$",
        "with x as (select 1) select * from x for update", "alter view v alter a drop default",
        "create rule r as on delete to t do nothing")]
    [InlineData("SqlServer", "drop view v", "drop procedure p", "drop index i on t", "alter table t drop constraint c",
        "alter table t alter column c int",
        "alter table t add c int; alter table t alter column c bigint", "alter table t drop constraint a; alter table t add b int, c int",
        "create procedure p as delete from t", "create or alter trigger r on t after insert, delete as delete from u",
        "alter proc p as drop table t",
        "grant select, delete on t to r", "alter table t add constraint f foreign key (a) references b on delete cascade",
        "select 'drop table t', [delete]",
        "-- drop table t\nselect 1", "update t set a = 1")]
    public void Not_destructive(string dialect, params string[] statements)
    {
        foreach (var statement in statements)
            Assert.False(Lexer.One(dialect, statement).IsDestructive, statement);
    }

    [Fact]
    public void Each_statement_is_judged_for_itself()
    {
        var pieces = Lexer.Split("PostgreSql",
        "drop table t; select 1; begin; vacuum; with x as (select 1) select 2; alter table t drop c; select (1)");
        Assert.Equal([true, false, false, false, false, true, false], pieces.Select(p => p.IsDestructive));
        Assert.Equal([StatementKind.Ordinary, StatementKind.Ordinary, StatementKind.TransactionControl, StatementKind.OutsideTransaction],
            pieces.Take(4).Select(p => p.Kind));
        Assert.Equal([true, false, true], Lexer.Split("SqlServer",
        "drop table t\nGO\nselect 1\nGO\ndelete t").Select(p => p.IsDestructive));
    }

    [Fact]
    public void What_stands_far_behind_is_seen()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 500).Select(i => $"c{i}"));
        var drops = string.Join(", ", Enumerable.Range(0, 500).Select(i => $"add c{i} int"));
        Assert.True(Lexer.One("PostgreSql", $"alter table t {drops}, drop column x").IsDestructive);
        Assert.Equal("ClientCommand", Lexer.Fails("PostgreSql", $"copy t ({columns}) from stdin").ErrorId);
    }

    static void AssertKind(StatementKind kind, string dialect, string[] statements)
    {
        foreach (var statement in statements)
            Assert.Equal((kind, statement), (Lexer.One(dialect, statement + "\n").Kind, statement));
    }
}
