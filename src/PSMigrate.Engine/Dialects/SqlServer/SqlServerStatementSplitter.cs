using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Cuts T-SQL into batches at lines that say GO; semicolons within a batch are the server's.</summary>
sealed class SqlServerStatementSplitter : IStatementSplitter
{
    public IReadOnlyList<SqlPiece> Split(string text, IReadOnlyDictionary<string, string>? variables)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SqlServerLexer(new StatementScan(text, variables)).Run();
    }
}
