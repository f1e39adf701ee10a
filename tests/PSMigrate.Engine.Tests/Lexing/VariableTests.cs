using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class VariableTests
{
    static readonly Dictionary<string, string> Variables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = "one",
        ["_b.c-d"] = "two",
        ["empty"] = "",
        ["blank"] = " \n",
        ["nasty"] = "';--${a}",
        ["go"] = "\nGO\n",
        ["ünï"] = "three",
    };

    [Theory]
    [InlineData("select ${a}", "select one")]
    [InlineData("${a}", "one")]
    [InlineData("select ${A}, ${_b.c-d}, ${ünï}", "select one, two, three")]
    [InlineData("select t_${a}_${a}x, ${a}${a}", "select t_one_onex, oneone")]
    [InlineData("select ${a}.${a}(${a})", "select one.one(one)")]
    [InlineData("select '${a}', \"${a}\", /* ${a} */ 1 -- ${a}\n, 2", "select '${a}', \"${a}\", /* ${a} */ 1 -- ${a}\n, 2")]
    [InlineData("-- ${missing}\nselect 1 /* ${missing} */", "select 1")]
    [InlineData("select ${}, ${1}, ${a b}, ${a, $a}, {a}", "select ${}, ${1}, ${a b}, ${a, $a}, {a}")]
    [InlineData("${empty}select ${empty} 1${blank}${empty} ", "select  1")]
    [InlineData("x${empty}y ${empty}z", "xy z")]
    [InlineData("${empty} ${blank}", null)]
    [InlineData("select ${nasty} + 1", "select ';--${a} + 1")]
    [InlineData("select ${go} + 1", "select \nGO\n + 1")]
    public void A_variable_is_replaced_outside_of_literals_and_comments(string text, string? expected)
    {
        foreach (var dialect in (string[])["Sqlite", "PostgreSql", "SqlServer"])
            Assert.Equal(expected == null ? [] : [expected], Lexer.Texts(dialect, text, Variables));
    }

    [Theory]
    [InlineData("Sqlite", "select [${a}], `${a}`, x'${a}'")]
    [InlineData("PostgreSql", "select $$${a}$$, $t$${a}$$${a}$t$, E'\\'${a}', U&'${a}', u&\"${a}\"")]
    [InlineData("SqlServer", "select [${a}], N'${a}'")]
    public void No_variable_in_quotes_of_the_dialect_s_own(string dialect, string text) =>
        Assert.Equal([text], Lexer.Texts(dialect, text, Variables));

    [Theory]
    [InlineData("select ${a}; select ${missing}")]
    [InlineData("select '${a}'; $${a}")]
    public void Without_variables_nothing_is_replaced(string text)
    {
        foreach (var dialect in (string[])["Sqlite", "SqlServer"])
            Assert.Equal(text, string.Join("; ", Lexer.Texts(dialect, text)));
    }

    [Theory]
    [InlineData("select $${a} + ${a}", "select ${a} + one")]
    [InlineData("select x$${a}", "select x${a}")]
    [InlineData("select $$${a}", "select $${a}")]
    [InlineData("$${", "${")]
    public void The_escape_stands_for_itself(string text, string expected)
    {
        foreach (var dialect in (string[])["Sqlite", "SqlServer"])
            Assert.Equal([expected], Lexer.Texts(dialect, text, Variables));
    }

    [Fact]
    public void Two_dollars_quote_in_PostgreSql() =>
        Assert.Equal(["""select $${"a": 1}$$::jsonb, $${a}$$, one"""],
            Lexer.Texts("PostgreSql", """select $${"a": 1}$$::jsonb, $${a}$$, ${a}""", Variables));

    [Fact]
    public void A_value_does_not_end_a_statement()
    {
        var variables = new Dictionary<string, string> { ["two"] = "1; drop table t", ["open"] = "(", ["quote"] = "$$" };
        Assert.Equal(["select 1; drop table t", "select 2"], Lexer.Texts("Sqlite", "select ${two}; select 2", variables));
        Assert.Equal(["select (1)", "select 2"], Lexer.Texts("PostgreSql", "select ${open}1); select 2", variables));
        Assert.Equal(["select $$;$$"], Lexer.Texts("PostgreSql", "select ${quote}${two}${quote}", new Dictionary<string, string>
        {
            ["two"] = ";",
            ["quote"] = "$$",
        }));
    }

    [Fact]
    public void Names_are_looked_up_as_the_dictionary_does() =>
        Assert.Equal("VariableMissing", Lexer.Fails("Sqlite", "${A}", new Dictionary<string, string> { ["a"] = "1" }).ErrorId);

    [Fact]
    public void Replacements_are_told()
    {
        var piece = Assert.Single(Lexer.Split("Sqlite", " a ${a} b ${empty}, ${a}; ", Variables));
        Assert.Equal("a one b , one", piece.Text);
        Assert.Equal([new(2, 3, 4), new(8, 0, 8), new(10, 3, 4)], piece.Replacements);
        Assert.Empty(Assert.Single(Lexer.Split("Sqlite", "a", Variables)).Replacements);
    }
}
