using System.Security.Cryptography;
using System.Text;

namespace PSMigrate.Engine.Dialects;

/// <summary>Counts the statements of a step and makes the rows of the log that say how far it has come: those of a run.</summary>
sealed class ScriptProgress(ScriptStep step)
{
    int number;

    /// <summary>The rows before and after a statement that stands alone.</summary>
    public (LogEntry? Begun, LogEntry? Done) Alone(SqlStatement statement)
    {
        number++;
        var hash = Hash([statement]);
        return (step.Note(number, hash, false), step.Note(number, hash, true));
    }

    /// <summary>The row for statements that are committed together.</summary>
    public LogEntry? Together(IReadOnlyList<SqlStatement> statements)
    {
        number += statements.Count;
        return step.Note(number, Hash(statements), true);
    }

    static string Hash(IReadOnlyList<SqlStatement> statements) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', statements.Select(statement => statement.Text))))).ToLowerInvariant();
}
