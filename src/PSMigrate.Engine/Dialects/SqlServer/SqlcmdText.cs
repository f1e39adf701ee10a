using System.Text;
using System.Text.RegularExpressions;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Batches as sqlcmd and SSMS leave them alone.</summary>
static partial class SqlcmdText
{
    /// <summary>
    /// Whether a batch can stand between lines of GO as it is. sqlcmd puts the values of its variables in place of <c>$(name)</c>, in literals and comments
    /// as well, and takes lines for its own that begin like a command. RAISERROR does not end a batch, and XACT_ABORT says whether errors do.
    /// </summary>
    public static bool CanStand(string batch) => !Variable().IsMatch(batch) && !Command().IsMatch(batch) && !Unstopped().IsMatch(batch);

    /// <summary>Whether a batch says something that would let a script that has stopped go on.</summary>
    public static bool MovesTheStop(string batch) => Stop().IsMatch(batch);

    /// <summary>A batch as the text of an EXEC: it is compiled only when it runs. The text is cut wherever a client or the server would read more into it.</summary>
    public static string Exec(string batch)
    {
        var text = new StringBuilder(batch.Replace("'", "''", StringComparison.Ordinal));
        text.Replace("$(", "$' + N'(").Replace("\\\n", "\\' + N'\n").Replace("\\\r", "\\' + N'\r");
        return $"EXEC (N'{Command().Replace(text.ToString(), "' + N'$0")}');";
    }

    /// <summary>A condition, whose literals are cut wherever sqlcmd would see a variable.</summary>
    public static string Condition(string condition) => condition.Replace("$(", "$' + N'(", StringComparison.Ordinal);

    /// <summary>A text for people, in which sqlcmd sees no variable.</summary>
    public static string Said(string text) => text.Replace("$(", "$ (", StringComparison.Ordinal);

    /// <summary>A batch whose first error undoes the transaction and is told, whatever error it is.</summary>
    public static string Guarded(string batch) =>
        $"""
        BEGIN TRY
        {Exec(batch)}
        END TRY
        BEGIN CATCH
        {Undo}
        END CATCH;
        """;

    /// <summary>What stands in a block that catches an error.</summary>
    public const string Undo = "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;\nTHROW;";

    [GeneratedRegex(@"\$\(")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<=^|[\r\n])[ \t]*(?:go(?![\w@#$])|:|!!|(?:exit|quit|reset|ed)(?![\w@#$]))", RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"\b(?:RAISERROR|XACT_ABORT)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unstopped();

    [GeneratedRegex(@"\b(?:NOEXEC|PARSEONLY|FMTONLY)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stop();
}
