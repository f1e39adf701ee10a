using System.Globalization;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Reads the header of a PowerShell revision from the syntax tree. Nothing is executed.</summary>
static partial class PowerShellHeader
{
    const string Command = "Revision";

    public static Revision? Read(string path, string text)
    {
        // Only what stands before the first function is parsed: bodies may be long, and an old one may be broken.
        if (FirstFunction().Match(text) is { Success: true } function)
        {
            var start = Parser.ParseInput(text[..function.Index], out var startTokens, out var startErrors);
            if (startErrors.Length == 0 && Find(path, start) is { } header)
                return Build(path, header, startTokens);
        }
        var tree = Parser.ParseInput(text, out var tokens, out var errors);
        return Find(path, tree) is { } whole ? Build(path, whole, tokens)
            : errors.Length > 0 ? throw CommandErrors.Syntax(path, errors[0])
            : null;
    }

    public static bool IsHeader(StatementAst statement) =>
        statement is PipelineAst { PipelineElements: [CommandAst command] }
        && string.Equals(command.GetCommandName(), Command, StringComparison.OrdinalIgnoreCase);

    static CommandAst? Find(string path, ScriptBlockAst tree)
    {
        CommandAst? found = null;
        foreach (var statement in tree.EndBlock?.Statements ?? Enumerable.Empty<StatementAst>())
        {
            if (!IsHeader(statement))
                continue;
            if (found is not null)
                throw CommandErrors.HeaderTwice(path, statement.Extent);
            found = (CommandAst)((PipelineAst)statement).PipelineElements[0];
        }
        return found;
    }

    static Revision Build(string path, CommandAst header, Token[] tokens)
    {
        var values = Arguments(path, header);
        var id = values.GetValueOrDefault("");
        if (id is not [var single])
            throw CommandErrors.HeaderParameter(path, header.Extent, "The revision's id is missing", "Write Revision 'id'.");
        return new(single, path)
        {
            Format = RevisionFormat.PowerShell,
            Message = Message(tokens, header),
            Revises = List(values, "Revises"),
            DependsOn = List(values, "DependsOn"),
            BranchLabels = List(values, "BranchLabel"),
            Transactional = !values.ContainsKey("NoTransaction"),
            EnforcesForeignKeys = values.ContainsKey("EnforceForeignKeys"),
            Created = values.GetValueOrDefault("Created") is [var created] && DateTimeOffset.TryParse(
                created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null,
        };
    }

    static Dictionary<string, List<string>> Arguments(string path, CommandAst header)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < header.CommandElements.Count; i++)
        {
            if (header.CommandElements[i] is not CommandParameterAst parameter)
            {
                if (!values.TryAdd("", Texts(path, header.CommandElements[i])))
                    throw CommandErrors.HeaderParameter(path, header.CommandElements[i].Extent, "A second id stands in the header", "Parents are named by -Revises.");
                continue;
            }
            var name = Name(path, parameter);
            if (name is "NoTransaction" or "EnforceForeignKeys")
            {
                values[name] = [];
                continue;
            }
            var argument = parameter.Argument ?? (i + 1 < header.CommandElements.Count ? header.CommandElements[++i] : null);
            if (argument is null or CommandParameterAst)
                throw CommandErrors.HeaderParameter(path, parameter.Extent, $"-{name} has no value", "Add it, or leave the parameter out.");
            if (!values.TryAdd(name, Texts(path, argument)))
                throw CommandErrors.HeaderParameter(path, parameter.Extent, $"-{name} stands twice in the header", "Several values are separated by commas.");
        }
        return values;
    }

    static string Name(string path, CommandParameterAst parameter)
    {
        string[] known = ["Revises", "BranchLabel", "DependsOn", "Created", "NoTransaction", "EnforceForeignKeys"];
        var matches = known.Where(name => name.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Count == 1
            ? matches[0]
            : throw CommandErrors.HeaderParameter(
                path, parameter.Extent, $"The header has no parameter -{parameter.ParameterName}", $"Write one of {string.Join(", ", known.Select(name => "-" + name))}.");
    }

    // The text of a token, never its value: 1e5 is an id of three characters, not a hundred thousand.
    static List<string> Texts(string path, Ast argument) => argument switch
    {
        StringConstantExpressionAst text => [text.Value],
        ConstantExpressionAst constant => [constant.Extent.Text],
        ArrayLiteralAst array => [.. array.Elements.SelectMany(element => Texts(path, element))],
        ArrayExpressionAst { SubExpression.Statements: var statements } => [.. statements.SelectMany(statement => Texts(path, statement))],
        ParenExpressionAst paren => Texts(path, paren.Pipeline),
        PipelineAst { PipelineElements: [CommandExpressionAst expression] } => Texts(path, expression.Expression),
        VariableExpressionAst { VariablePath.UserPath: var name } when name.Equals("null", StringComparison.OrdinalIgnoreCase) => [],
        _ => throw CommandErrors.HeaderParameter(
            path, argument.Extent, $"'{argument.Extent.Text}' is not constant, and the header is read without being executed", "Write the text itself, in quotes."),
    };

    static ValueList<string> List(Dictionary<string, List<string>> values, string name) =>
        values.TryGetValue(name, out var list) ? list.ToValueList() : [];

    // The message is the first paragraph of the first comment above the header.
    static string Message(Token[] tokens, CommandAst header)
    {
        var lines = new List<string>();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Comment || token.Extent.StartOffset > header.Extent.StartOffset)
                continue;
            var text = token.Text.StartsWith("<#", StringComparison.Ordinal) ? token.Text[2..^2] : token.Text[1..];
            if (text.StartsWith("requires", StringComparison.OrdinalIgnoreCase) || text.StartsWith('!'))
                continue;
            foreach (var line in text.Split('\n'))
            {
                if (line.Trim() is { Length: > 0 } words)
                    lines.Add(words);
                else if (lines.Count > 0)
                    return string.Join(' ', lines);
            }
            if (lines.Count > 0 && token.Text.StartsWith("<#", StringComparison.Ordinal))
                break;
        }
        return string.Join(' ', lines);
    }

    [GeneratedRegex(@"^[ \t]*(function|filter)\b", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstFunction();
}
