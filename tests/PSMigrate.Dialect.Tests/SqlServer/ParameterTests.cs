using System.Data;
using PSMigrate.Engine.Dialects.SqlServer;

namespace PSMigrate.Dialects.Tests.SqlServer;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("SELECT @a, @A", "SELECT @a, @A", "@a")]
    [InlineData("SELECT '@a', \"@a\", [@a], @@ROWCOUNT -- @a\n/* @a */", null, "")]
    [InlineData("DECLARE @x int = 1; SELECT @x, @a", null, "@a")]
    [InlineData("SELECT @nothing, @a", "SELECT NULL, @a", "@a")]
    [InlineData("SELECT [a]]@nothing] WHERE b = @nothing", "SELECT [a]]@nothing] WHERE b = NULL", "")]
    [InlineData("EXEC p @nothing = @nothing", "EXEC p @nothing = NULL", "@nothing")]
    public void Names_are_bound(string sql, string? expected, string names)
    {
        var (text, parameters) = SqlServerParameters.Bind(sql, new Dictionary<string, object?> { ["@a"] = 1, ["nothing"] = null });
        Assert.Equal(expected ?? sql, text);
        Assert.Equal(names, string.Join(',', parameters.Select(parameter => parameter.ParameterName)));
    }

    [Fact]
    public void Values_keep_what_the_driver_would_take_away()
    {
        var moment = new DateTime(1066, 10, 14, 9, 0, 0, 123);
        var (_, parameters) = SqlServerParameters.Bind("@m @u", new Dictionary<string, object?> { ["m"] = moment, ["u"] = uint.MaxValue });
        Assert.Equal((SqlDbType.DateTime2, moment), (parameters[0].SqlDbType, parameters[0].Value));
        Assert.Equal((SqlDbType.BigInt, 4294967295L), (parameters[1].SqlDbType, parameters[1].Value));
    }
}
