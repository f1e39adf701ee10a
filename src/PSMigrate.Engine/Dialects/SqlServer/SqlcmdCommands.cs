using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>sqlcmd's own commands, at the beginning of a line.</summary>
static class SqlcmdCommands
{
    /// <summary>What refuses the command at the cursor; null if there is none.</summary>
    public static LexError? Refuse(SqlCursor cursor)
    {
        if (cursor.At('!', '!'))
            return Error("!!");
        if (cursor.Current != ':')
            return null;
        if (cursor.Peek(1) == '!' && cursor.Peek(2) == '!')
            return Error(":!!");
        var length = 1;
        while (char.IsAsciiLetter(cursor.Peek(length)))
            length++;
        if (length == 1)
            return null;
        var command = cursor.Text.Substring(cursor.Position, length);
        return Error(command.Equals(":on", StringComparison.OrdinalIgnoreCase) ? command + " error" : command);
    }

    static LexError Error(string command) => LexErrors.ClientCommand(command, "sqlcmd", RemedyFor(command));

    static string RemedyFor(string command) => command.ToLowerInvariant() switch
    {
        ":r" => "Run the other file with an operation of its own, or copy its text here.",
        ":setvar" => "Use a variable, ${name}, instead of $(name).",
        ":connect" => "Remove it; the server is the one that the environment connects to.",
        ":on error" => "Remove it; a run ends at the first error.",
        _ => "Remove it, or write what it does as SQL.",
    };
}
