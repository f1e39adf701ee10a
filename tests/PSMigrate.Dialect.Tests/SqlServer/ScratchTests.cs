using Microsoft.Data.SqlClient;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The scratch databases of comparisons: none is left behind.</summary>
[NeedsSqlServer]
public sealed class ScratchTests() : Support.Specification(DatabaseKind.SqlServer)
{
    [DatabaseFact]
    public void One_goes_when_the_comparison_has_ended()
    {
        Database.Execute("CREATE TABLE person (id int)");
        var name = "";
        var comparison = Compare((context, apply) =>
        {
            name = NameOf(context);
            apply(new ExecuteSql(new("CREATE TABLE person (id int, age int)")));
        });
        Assert.Equal("age", Assert.IsType<AddColumn>(Assert.Single(comparison.Operations)).Column.Name);
        AssertGone(name);
    }

    [DatabaseFact]
    public void One_goes_when_the_schema_fails()
    {
        var name = "";
        Assert.Throws<InvalidOperationException>(() => Compare((context, _) =>
        {
            name = NameOf(context);
            throw new InvalidOperationException("no");
        }));
        AssertGone(name);
    }

    [DatabaseFact]
    public void One_goes_although_somebody_looks_at_it()
    {
        var name = "";
        using var other = new SqlConnection();
        Compare((context, _) =>
        {
            name = NameOf(context);
            other.ConnectionString = SqlServerServer.ConnectionString(name);
            other.Open();
        });
        AssertGone(name);
    }

    SchemaComparison Compare(Action<MigrationContext, Action<Operation>> script) =>
        new MigrationEngine().Compare(Settings, new DeployedSchema(), new ScriptedSchema((context, apply, _) => script(context, apply)), new(), Observer, default);

    static string NameOf(MigrationContext context)
    {
        var name = $"{context.Query("SELECT DB_NAME()", new Dictionary<string, object?>())[0].Values[0]}";
        Assert.StartsWith("psmigrate_scratch_", name, StringComparison.Ordinal);
        return name;
    }

    void AssertGone(string name) => Assert.Equal("NULL", Database.One($"SELECT DB_ID('{name}')"));
}
