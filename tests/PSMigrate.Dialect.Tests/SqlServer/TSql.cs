using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>Reads T-SQL with Microsoft's own parsers: the one of SQL Server 2016 and the newest.</summary>
static class TSql
{
    /// <summary>Expects a text to be one batch that both versions understand.</summary>
    public static void AssertParses(string batch)
    {
        foreach (var parser in Parsers())
        {
            var errors = Errors(parser, batch, out var batches);
            Assert.True(errors.Count == 0, $"{parser.GetType().Name}: {string.Join("; ", errors)}\n{batch}");
            Assert.True(batches == 1, $"{parser.GetType().Name} reads {batches} batches, not one:\n{batch}");
        }
    }

    /// <summary>Why a text is no T-SQL; empty when it is.</summary>
    public static IReadOnlyList<string> Errors(string batch) => [.. Parsers().SelectMany(parser => Errors(parser, batch, out _))];

    static IEnumerable<TSqlParser> Parsers() =>
        [new TSql130Parser(initialQuotedIdentifiers: true), new TSql180Parser(initialQuotedIdentifiers: true)];

    static List<string> Errors(TSqlParser parser, string batch, out int batches)
    {
        using var reader = new StringReader(batch);
        var script = parser.Parse(reader, out var errors) as TSqlScript;
        batches = script?.Batches.Count ?? 0;
        return [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
    }
}
