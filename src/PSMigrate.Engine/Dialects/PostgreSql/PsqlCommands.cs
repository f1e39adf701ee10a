using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>psql's own commands, which begin with a backslash.</summary>
static class PsqlCommands
{
    public static LexError Refuse(string text, int position)
    {
        var end = position + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (';' or '\\' or '\'' or '"' or '('))
            end++;
        var command = text[position..end];
        return LexErrors.ClientCommand(command, "psql", RemedyFor(command));
    }

    static string RemedyFor(string command) => command switch
    {
        @"\c" or @"\connect" => "Remove it; the database is the one that the environment connects to.",
        @"\i" or @"\ir" or @"\include" or @"\include_relative" => "Run the other file with an operation of its own, or copy its text here.",
        @"\set" or @"\unset" or @"\gset" => "Use a variable, ${name}, instead.",
        @"\copy" => "Use INSERT, or COPY with a file on the server.",
        @"\restrict" or @"\unrestrict" => "Remove the line, which pg_dump writes to protect psql only.",
        _ => "Remove it, or write what it does as SQL; a backslash that belongs to a value stands within quotes.",
    };
}
