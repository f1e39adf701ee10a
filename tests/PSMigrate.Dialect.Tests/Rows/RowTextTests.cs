using PSMigrate.Dialects.Tests.Sql;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Rows;

public sealed class RowTextTests
{
    static readonly TableName Person = new(null, "person");

    [Fact]
    public void Rows_of_several_values() => Generated.AssertSql(
        new InsertRows(new("hr", "per son"), ["id", "na\"me"], [[1, "O'Hara"], [2, null]]),
        "INSERT INTO \"hr\".\"per son\" (\"id\", \"na\"\"me\") VALUES\n    (1, 'O''Hara'),\n    (2, NULL);",
        "INSERT INTO \"hr\".\"per son\" (\"id\", \"na\"\"me\") OVERRIDING SYSTEM VALUE VALUES\n    (1, 'O''Hara'),\n    (2, NULL);");

    [Fact]
    public void An_expression_stands_as_it_is_written() => Generated.AssertSql(
        new InsertRows(Person, ["at"], [[new SqlExpression(new("CURRENT_TIMESTAMP", [new("PostgreSql", "now()")]))]]),
        "INSERT INTO \"person\" (\"at\") VALUES\n    (CURRENT_TIMESTAMP);",
        "INSERT INTO \"person\" (\"at\") OVERRIDING SYSTEM VALUE VALUES\n    (now());");

    [Fact]
    public void Rows_without_columns_are_made_of_defaults() => Generated.AssertSql(
        new InsertRows(Person, [], [[], []]),
        "INSERT INTO \"person\" DEFAULT VALUES;\nINSERT INTO \"person\" DEFAULT VALUES;",
        "INSERT INTO \"person\" DEFAULT VALUES;\nINSERT INTO \"person\" DEFAULT VALUES;");

    [Fact]
    public void No_rows_are_no_statement() => Generated.AssertSql(new InsertRows(Person, ["id"], []), "", "");

    [Fact]
    public void Changed_rows()
    {
        const string Sql = "UPDATE \"person\" SET \"name\" = 'x', \"n\" = n + 1, \"gone\" = NULL WHERE \"id\" = 7 AND \"gone\" IS NULL AND (n > 1 OR n < 0);";
        Generated.AssertSql(
            new UpdateRows(
                Person, [new("name", "x"), new("n", new SqlExpression(new("n + 1"))), new("gone", null)], [new("id", 7), new("gone", DBNull.Value)])
            {
                Condition = new("n > 1 OR n < 0"),
            }, Sql, Sql);
    }

    [Fact]
    public void Every_row() => Generated.AssertSql(
        new UpdateRows(Person, [new("flag", true)], []), "UPDATE \"person\" SET \"flag\" = 1;", "UPDATE \"person\" SET \"flag\" = true;");

    [Fact]
    public void Deleted_rows()
    {
        Generated.AssertSql(new DeleteRows(Person, []), "DELETE FROM \"person\";", "DELETE FROM \"person\";");
        const string Sql = "DELETE FROM \"person\" WHERE \"id\" = (SELECT max(id) FROM person) AND (n > 1);";
        Generated.AssertSql(
            new DeleteRows(Person, [new("id", new SqlExpression(new("SELECT max(id) FROM person")))]) { Condition = new("n > 1") }, Sql, Sql);
    }

    [Fact]
    public void Parameters_take_the_place_of_literals_and_NULL_and_expressions_stay()
    {
        var insert = new InsertRows(Person, ["a", "b", "c", "d"], [["x", null, 1, new SqlExpression(new("f()"))], ["y", 2.5m, 2, null]]);
        Assert.Equal(
            "INSERT INTO \"person\" (\"a\", \"b\", \"c\", \"d\") VALUES\n    (@p0, NULL, @p1, f()),\n    (@p2, @p3, @p4, NULL)", Bound("Sqlite", insert).Text);
        Assert.Equal(["x", 1L, "y", 2.5, 2L], Bound("Sqlite", insert).Values);
        Assert.Equal(
            "INSERT INTO \"person\" (\"a\", \"b\", \"c\", \"d\") OVERRIDING SYSTEM VALUE VALUES\n    ($1, NULL, $2, f()),\n    ($3, CAST($4 AS numeric), $5, NULL)",
            Bound("PostgreSql", insert).Text);
        Assert.Equal([new UntypedText("x"), 1, new UntypedText("y"), new UntypedText("2.5"), 2], Bound("PostgreSql", insert).Values);
    }

    [Theory]
    [InlineData("Sqlite", 3, 2500, new[] { 1000, 1000, 500 })]
    [InlineData("Sqlite", 100, 700, new[] { 327, 327, 46 })]
    [InlineData("PostgreSql", 100, 700, new[] { 655, 45 })]
    public void A_statement_has_no_more_rows_than_the_database_takes(string provider, int columns, int rows, int[] expected)
    {
        var names = Enumerable.Range(0, columns).Select(i => $"c{i}").ToValueList();
        var row = Enumerable.Range(0, columns).Select(i => (object?)i).ToValueList();
        var statements = DialectRegistry.Get(provider).Generator.Generate(new InsertRows(Person, names, Enumerable.Repeat(row, rows).ToValueList()));
        Assert.Equal(expected.Select(count => count * columns), statements!.Select(statement => statement.Bound!.Values.Count));
        Assert.All(statements!, statement => Assert.Equal(statement.Bound!.Values.Count / columns, statement.Text.Count(c => c == '\n')));
    }

    [Fact]
    public void Long_values_make_statements_short()
    {
        var row = ValueList.Create<object?>([new string('x', 400_000)]);
        var statements = DialectRegistry.Get("Sqlite").Generator.Generate(new InsertRows(Person, ["c"], Enumerable.Repeat(row, 7).ToValueList()));
        Assert.Equal([3, 3, 1], statements!.Select(statement => statement.Bound!.Values.Count));
    }

    [Fact]
    public void A_row_of_another_width_is_an_error()
    {
        var error = Assert.Throws<MigrationException>(() => Generated.Sqlite(
            new InsertRows(Person, ["a", "b"], [[1, 2], [3]]) { Origin = new("x.ps1", 3, 9) }));
        Assert.Equal("RowWidth", error.ErrorId);
        Assert.Equal("Row 2 for table person has 1 values, and there are 2 columns, at x.ps1:3:9.", error.Message);
    }

    [Fact]
    public void What_is_no_value_is_refused_with_its_place()
    {
        foreach (var provider in new[] { "Sqlite", "PostgreSql" })
        {
            Generated.AssertUnsupported(provider, Insert(new Version(1, 0)), "A value of type Version (row 2, column 'c')");
            Generated.AssertUnsupported(provider, Insert(double.NaN), "The number NaN (row 2, column 'c')");
            Generated.AssertUnsupported(provider, Insert(float.PositiveInfinity), "The number Infinity (row 2, column 'c')");
            Generated.AssertUnsupported(provider, Insert("a\0b"), "A text with a NUL character (row 2, column 'c')");
            Generated.AssertUnsupported(provider, Insert("a\ud83d"), "A text with half of a surrogate pair (row 2, column 'c')");
            Generated.AssertUnsupported(provider, new UpdateRows(Person, [], []), "Changing rows without a column to set");
            Generated.AssertUnsupported(
                provider, Insert(new SqlExpression(new(null, [new("Other", "x")]))), "The expression of column 'c' has no text for this provider, and it");
        }
    }

    [Fact]
    public void Durations_are_hours_with_one_sign()
    {
        const string Sql = "UPDATE \"person\" SET \"a\" = '26:03:04.5', \"b\" = '-00:00:01', \"c\" = '02:03:00';";
        Generated.AssertSql(
            new UpdateRows(Person, [new("a", new TimeSpan(1, 2, 3, 4, 500)), new("b", -TimeSpan.FromSeconds(1)), new("c", new TimeSpan(2, 3, 0))], []), Sql, Sql);
    }

    [Fact]
    public void SQL_Server_gets_one_kind_of_value_per_column_of_a_statement_and_the_switch_for_numbered_columns()
    {
        var rows = new RowSql(new SqlServerSyntax(), SqlServerRows.Rules(new SqlServerSyntax()));
        var statements = rows.Statements(new InsertRows(new("dbo", "t"), ["id", "v"], [[1, null], [2, "a"], [3, 4], [4, 5]]))!.ToList();
        const string If = "IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[dbo].[t]') AND name IN (N'id', N'v')) SET IDENTITY_INSERT [dbo].[t] ";
        Assert.Equal(
            [
                $"{If}ON;\nINSERT INTO [dbo].[t] ([id], [v]) VALUES\n    (1, NULL),\n    (2, N'a');\n{If}OFF",
                $"{If}ON;\nINSERT INTO [dbo].[t] ([id], [v]) VALUES\n    (3, 4),\n    (4, 5);\n{If}OFF",
            ], statements.Select(statement => statement.Text));
        Assert.EndsWith($"VALUES\n    (@p0, NULL),\n    (@p1, @p2);\n{If}OFF", statements[0].Bound!.Text, StringComparison.Ordinal);
        Assert.Equal([1L, 2L, "a"], statements[0].Bound!.Values);
    }

    static BoundText Bound(string provider, Operation operation) => Assert.Single(DialectRegistry.Get(provider).Generator.Generate(operation)!).Bound!;

    static InsertRows Insert(object value) => new(Person, ["b", "c"], [[1, 1], [1, value]]);
}
