using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Cuts SQL for PostgreSQL at semicolons outside of parentheses and of a routine's BEGIN ATOMIC body.</summary>
sealed class PostgreSqlStatementSplitter : IStatementSplitter
{
    public IReadOnlyList<SqlPiece> Split(string text, IReadOnlyDictionary<string, string>? variables)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PostgreSqlLexer(new StatementScan(text, variables)).Run();
    }
}
