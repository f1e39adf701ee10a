using System.Text.RegularExpressions;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.PostgreSql;
using PSMigrate.Engine.Dialects.Sqlite;
using PSMigrate.Engine.Dialects.SqlServer;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>The table of types that users read says what the dialects do.</summary>
public sealed partial class TypeTopicTests
{
    static readonly ISqlSyntax[] Syntaxes = [new SqliteSyntax(), new PostgreSqlSyntax(), new SqlServerSyntax()];

    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var cells in Table())
                rows.Add(cells[0], cells[1], cells[2], cells[3]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_portable_type_is_what_the_topic_says(string type, string sqlite, string postgreSql, string sqlServer) => Assert.Equal(
        [sqlite, postgreSql, sqlServer], Syntaxes.Select(syntax => syntax.PortableType(PortableType.Parse(type))));

    [Fact]
    public void The_topic_has_every_portable_type()
    {
        string[] types =
        [
            "smallint", "int", "bigint", "decimal", "float", "double", "bool", "string", "text", "date", "time", "datetime", "datetimeoffset", "guid",
            "binary", "json", "xml",
        ];
        Assert.Equal(types, Table().Select(cells => cells[0]).Where(type => !type.Contains('(', StringComparison.Ordinal)));
    }

    static List<string[]> Table()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "module", "help", "about_PSMigrate_Operations.help.txt"));
        return
        [
            .. lines.SkipWhile(line => line != "PORTABLE TYPES").Skip(4).TakeWhile(line => line.Length > 0)
                .Select(line => Gap().Split(line.Trim())),
        ];
    }

    [GeneratedRegex("  +")]
    private static partial Regex Gap();
}
