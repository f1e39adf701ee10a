namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>What is said when a text cannot be cut.</summary>
readonly record struct LexError(string Id, string Message, string Remedy);

/// <summary>The messages of all lexers.</summary>
static class LexErrors
{
    public static LexError UnclosedString(string close) => new("UnclosedString",
        "The string that begins here is not closed.",
        $"Close it with {close}; inside of it, write the quote twice.");

    public static LexError UnclosedName(string close) => new("UnclosedName",
        "The quoted name that begins here is not closed.",
        $"Close it with {close}.");

    public static LexError UnclosedComment() => new("UnclosedComment",
        "The comment that begins here is not closed.",
        "Close it with */.");

    public static LexError UnclosedNestedComment() => UnclosedComment() with
    {
        Remedy = "Close it with */; a comment inside of it needs a */ of its own.",
    };

    public static LexError UnclosedDollarQuote(string tag) => new("UnclosedDollarQuote",
        $"The text that {tag} begins here is not closed.",
        $"Close it with {tag}, in the same letters.");

    public static LexError UnclosedBlock(string what) => new("UnclosedBlock",
        $"The body of the {what} that BEGIN begins here has no END.",
        "End its last statement with a semicolon and close the body with END;.");

    public static LexError UnclosedParenthesis() => new("UnclosedParenthesis",
        "The parenthesis that opens here is not closed.",
        "Close it with ); a semicolon inside of parentheses does not end a statement.");

    public static LexError VariableMissing(string name) => new("VariableMissing",
        $"The variable '{name}' has no value.",
        $"Pass it with -Variable @{{ '{name}' = … }}, or set it under Variables in migration.psd1.");

    public static LexError ClientCommand(string command, string client, string remedy) => new("ClientCommand",
        $"{command} is a command of {client}, which the database does not know.",
        remedy);

    public static LexError CopyThroughClient(string command, string remedy) => new("ClientCommand",
        $"{command} needs a client such as psql that carries the rows.",
        remedy);

    public static LexError BatchCount(string found) => new("BatchCount",
        $"GO can be followed by a count from 1 to {int.MaxValue} and by a comment, not by '{found}'.",
        "Put GO on a line of its own; write [GO] if it is a name.");
}
