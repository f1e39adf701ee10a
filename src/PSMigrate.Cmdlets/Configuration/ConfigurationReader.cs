using System.Management.Automation.Language;
using System.Text;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Reads a configuration file into nodes, from PowerShell's syntax tree; nothing of it is executed.</summary>
internal static class ConfigurationReader
{
    // Strict, because a file in another encoding would otherwise lose characters of its passwords and names in silence.
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TableNode ReadFile(string path)
    {
        string text;
        try
        {
            using var reader = new StreamReader(path, Utf8, detectEncodingFromByteOrderMarks: true);
            text = reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw ConfigurationErrors.Unreadable(path, error);
        }
        return Read(text, path);
    }

    public static TableNode Read(string text, string path)
    {
        var script = Parser.ParseInput(text, out var tokens, out var errors);
        if (errors.Length > 0)
            throw SyntaxError(script, errors, path);
        var hashtable = OnlyHashtable(script, path);
        var root = new ConfigurationValueReader(path).ReadRoot(hashtable);

        // The syntax tree of PowerShell 5.1, which this is compiled for, does not tell a background job from its pipeline.
        if (Array.Find(tokens, token => token.Kind == TokenKind.Ampersand) is { } background)
        {
            throw background.Extent.StartOffset >= hashtable.Extent.EndOffset
                ? Trailing(Position(background.Extent, path))
                : ConfigurationErrors.NotData(Position(background.Extent, path), "a background job", "Remove the '&'.");
        }
        return root;
    }

    // There is no tree at all when the parser gave up.
    static MigrationException SyntaxError(ScriptBlockAst? script, ParseError[] errors, string path)
    {
        var first = errors[0];
        var position = Position(first.Extent, path);
        if (string.Equals(first.ErrorId, "DuplicateKeyInHashLiteral", StringComparison.Ordinal))
            return ConfigurationErrors.DuplicateKey(position, first.Extent.Text.Trim('\'', '"'));

        var isOpen = Array.Exists(errors, error => string.Equals(error.ErrorId, "MissingEndCurlyBrace", StringComparison.Ordinal));
        if (!isOpen && script?.EndBlock is { Statements.Count: > 0 } block && Hashtable(block.Statements[0]) is { } hashtable
            && first.Extent.StartOffset >= hashtable.Extent.EndOffset)
            return Trailing(position);

        var message = first.Message.Split('\n')[0].Trim();
        return ConfigurationErrors.Syntax(position, message.EndsWith('.') ? message : message + ".");
    }

    static HashtableAst OnlyHashtable(ScriptBlockAst script, string path)
    {
        Ast? beside = script.UsingStatements.Count > 0 ? script.UsingStatements[0]
            : script.ParamBlock ?? (Ast?)script.DynamicParamBlock ?? script.BeginBlock ?? script.ProcessBlock;
        if (beside is not null)
            throw Beside(Position(beside.Extent, path));

        var block = script.EndBlock;
        if (block is null || (block.Unnamed && block.Statements.Count == 0 && block.Traps is not { Count: > 0 }))
            throw ConfigurationErrors.NotOneHashtable(new SourcePosition(path, 1, 1), "The configuration file is empty.");
        if (!block.Unnamed || block.Traps is { Count: > 0 })
            throw Beside(Position((block.Traps is { Count: > 0 } traps ? traps[0] : (Ast)block).Extent, path));

        var statement = block.Statements[0];
        if (Hashtable(statement) is not { } hashtable)
        {
            var at = Position(statement.Extent, path);
            if (statement is PipelineAst pipeline && pipeline.GetPureExpression() is ConvertExpressionAst { Child: HashtableAst })
                throw ConfigurationErrors.NotData(at, "a cast of a hashtable", "Begin with @{, without a type in front of it.");
            throw ConfigurationErrors.NotOneHashtable(at, "The configuration does not begin with a hashtable literal.");
        }
        if (block.Statements.Count > 1)
            throw Trailing(Position(block.Statements[1].Extent, path));
        return hashtable;
    }

    static MigrationException Beside(SourcePosition position) =>
        ConfigurationErrors.NotOneHashtable(position, "The configuration holds something beside its hashtable.");

    static MigrationException Trailing(SourcePosition position) =>
        ConfigurationErrors.NotOneHashtable(position, "Something stands after the configuration's hashtable, and would not be read.");

    static HashtableAst? Hashtable(StatementAst statement) => (statement as PipelineAst)?.GetPureExpression() as HashtableAst;

    internal static SourcePosition Position(IScriptExtent extent, string path) =>
        new(path, extent.StartLineNumber, extent.StartColumnNumber);
}
