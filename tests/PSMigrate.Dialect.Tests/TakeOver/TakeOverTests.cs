using System.Data.Common;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.TakeOver;

/// <summary>A database that alembic manages works as it is, and alembic works on it afterwards.</summary>
public abstract class TakeOverTests : Support.Specification
{
    protected TakeOverTests(DatabaseKind kind) : base(kind)
    {
        // Without a log there is nothing that alembic's autogenerate could take for a table that nobody wants.
        Settings = Settings with { VersionTable = "alembic_version", LogTable = "" };
        Project.Sql("a1", "", "CREATE TABLE one (i int);", "DROP TABLE one;").Sql("b2", "a1", "CREATE TABLE two (i int);", "DROP TABLE two;");
    }

    protected abstract string Url { get; }

    protected void Back_and_forth()
    {
        using var alembic = new Alembic(Url);
        alembic.Call("upgrade a1");
        Assert.Equal(["a1"], Status().Current);
        Assert.Equal(["b2"], Upgrade());
        Assert.Contains("b2 (head)", alembic.Call("current"), StringComparison.Ordinal);
        alembic.Call("downgrade -1");
        Assert.Equal(["a1"], Status().Current);
        Assert.Equal(["a1"], Downgrade());
        alembic.Call("upgrade head");
        Assert.True(Status().IsUpToDate);
        Assert.Equal(["b2", "a1"], Downgrade());
        Assert.DoesNotContain("one", Database.Tables);
    }

    protected void Made_here()
    {
        Upgrade();
        using var alembic = new Alembic(Url);
        Assert.Contains("b2 (head)", alembic.Call("current"), StringComparison.Ordinal);
        alembic.Call("downgrade base");
        Assert.Empty(Status().Current);
    }
}

public sealed class SqliteTakeOver() : TakeOverTests(DatabaseKind.Sqlite)
{
    protected override string Url => $"sqlite:///{new DbConnectionStringBuilder { ConnectionString = Settings.ConnectionString }["Data Source"]}";

    [AlembicFact]
    public void Both_tools_work_on_one_database_in_turn() => Back_and_forth();

    [AlembicFact]
    public void Alembic_takes_over_what_was_made_here() => Made_here();
}

[NeedsPostgres]
public sealed class PostgreSqlTakeOver() : TakeOverTests(DatabaseKind.PostgreSql)
{
    protected override string Url
    {
        get
        {
            var text = new DbConnectionStringBuilder { ConnectionString = Settings.ConnectionString };
            var password = text.TryGetValue("Password", out var secret) ? ":" + Uri.EscapeDataString($"{secret}") : "";
            return $"postgresql://{text["Username"]}{password}@{text["Host"]}:{text["Port"]}/{text["Database"]}";
        }
    }

    [AlembicFact(needsPostgres: true)]
    public void Both_tools_work_on_one_database_in_turn() => Back_and_forth();

    [AlembicFact(needsPostgres: true)]
    public void Alembic_takes_over_what_was_made_here() => Made_here();
}
