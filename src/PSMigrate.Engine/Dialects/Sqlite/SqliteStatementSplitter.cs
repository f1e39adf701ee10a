using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Cuts SQL for SQLite at semicolons; a trigger with its body is one statement.</summary>
sealed class SqliteStatementSplitter : IStatementSplitter
{
    public IReadOnlyList<SqlPiece> Split(string text, IReadOnlyDictionary<string, string>? variables)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SqliteLexer(new StatementScan(text, variables)).Run();
    }
}
