using System.Management.Automation.Language;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Turns syntax into nodes, and refuses whatever is more than data.</summary>
internal sealed class ConfigurationValueReader(string path)
{
    // A file that people write has three or four levels; the limit keeps a hostile one from exhausting the stack.
    const int MaximumDepth = 32;
    readonly string fileName = Path.GetFileName(path);

    public TableNode ReadRoot(HashtableAst hashtable) => ReadTable(hashtable, null, 0);

    // An empty scope means that the keys of the hashtable are the names of environments.
    TableNode ReadTable(HashtableAst hashtable, string? scope, int depth)
    {
        var table = new TableNode(Origin(hashtable, scope), new(hashtable.KeyValuePairs.Count));
        foreach (var (keySyntax, valueSyntax) in hashtable.KeyValuePairs)
        {
            var key = ReadKey(keySyntax);
            if (table.Find(key) is not null)
                throw ConfigurationErrors.DuplicateKey(At(keySyntax), key);
            var inner = scope is "" ? key
                : depth == 0 && string.Equals(key, ConfigurationKeys.Environments, StringComparison.OrdinalIgnoreCase) ? ""
                : scope;
            table.Entries.Add(new(key, At(keySyntax), ReadStatement(valueSyntax, inner, depth + 1)));
        }
        return table;
    }

    string ReadKey(ExpressionAst syntax) => syntax switch
    {
        StringConstantExpressionAst text => text.Value,
        ConstantExpressionAst => syntax.Extent.Text,
        _ => throw NotData(syntax, "a key that would have to be evaluated", "Write the key as a plain word or in single quotes."),
    };

    ConfigurationNode ReadStatement(StatementAst statement, string? scope, int depth)
    {
        if (statement is PipelineAst pipeline)
        {
            if (pipeline.GetPureExpression() is { } expression)
                return ReadExpression(expression, scope, depth);
            if (pipeline.PipelineElements is [CommandAst command])
                throw NotData(command, $"the command '{command.CommandElements[0].Extent.Text}'", "Write a text in single quotes: 'text'.");
            throw NotData(pipeline, "a pipeline or a redirection", "Write the value itself.");
        }
        throw NotData(statement, "a statement", "Write the value itself; differences between environments belong into Environments.");
    }

    ConfigurationNode ReadExpression(ExpressionAst expression, string? scope, int depth)
    {
        if (depth > MaximumDepth)
            throw NotData(expression, $"nested more than {MaximumDepth} levels deep", "Make it flatter.");
        return expression switch
        {
            StringConstantExpressionAst text => new ScalarNode(Origin(text, scope), text.Value),
            ConstantExpressionAst number => new ScalarNode(Origin(number, scope), number.Value),
            VariableExpressionAst variable => ReadVariable(variable, scope),
            HashtableAst hashtable => ReadTable(hashtable, scope, depth),
            ArrayLiteralAst list => ReadItems(list, scope, depth),
            ArrayExpressionAst list => ReadStatements(list, scope, depth),
            ParenExpressionAst { Pipeline: StatementAst inner } => ReadStatement(inner, scope, depth + 1),
            _ => throw Refused(expression),
        };
    }

    ListNode ReadItems(ArrayLiteralAst list, string? scope, int depth)
    {
        var items = new List<ConfigurationNode>(list.Elements.Count);
        foreach (var element in list.Elements)
            items.Add(ReadExpression(element, scope, depth + 1));
        return new(Origin(list, scope), items);
    }

    /// <summary>What stands between <c>@(</c> and <c>)</c>: a list in it is taken apart, as PowerShell does.</summary>
    ListNode ReadStatements(ArrayExpressionAst list, string? scope, int depth)
    {
        if (list.SubExpression.Traps is { Count: > 0 } traps)
            throw NotData(traps[0], "a trap", "Write the value itself.");
        var items = new List<ConfigurationNode>();
        foreach (var statement in list.SubExpression.Statements)
        {
            var value = ReadStatement(statement, scope, depth + 1);
            if (value is ListNode inner)
                items.AddRange(inner.Items);
            else
                items.Add(value);
        }
        return new(Origin(list, scope), items);
    }

    ScalarNode ReadVariable(VariableExpressionAst variable, string? scope)
    {
        var name = variable.VariablePath.UserPath;
        var origin = Origin(variable, scope);
        if (!variable.Splatted)
        {
            if (string.Equals(name, "true", StringComparison.OrdinalIgnoreCase))
                return new(origin, true);
            if (string.Equals(name, "false", StringComparison.OrdinalIgnoreCase))
                return new(origin, false);
            if (string.Equals(name, "null", StringComparison.OrdinalIgnoreCase))
                return new(origin, null);
        }
        throw NotData(variable, $"the variable {variable.Extent.Text}", VariableRemedy(variable));
    }

    MigrationException Refused(ExpressionAst expression) => expression switch
    {
        ExpandableStringExpressionAst text => Expandable(text),
        ScriptBlockExpressionAst =>
            NotData(expression, "a script block", "Write data; code belongs into a .ps1 file that a hook names."),
        ConvertExpressionAst cast =>
            NotData(cast, $"a cast, {cast.Attribute.Extent.Text}", "Write the value without a type in front of it."),
        AttributedExpressionAst => NotData(expression, "a cast", "Write the value without a type in front of it."),
        SubExpressionAst => NotData(expression, "a subexpression, $(…)", "Write the value itself."),
        UnaryExpressionAst or BinaryExpressionAst => NotData(expression, "an operator", "Write the result itself."),
        MemberExpressionAst or IndexExpressionAst or TypeExpressionAst =>
            NotData(expression, "an expression on a type or an object", "Write the value itself."),
        _ => NotData(expression, "an expression", "Write the value itself."),
    };

    MigrationException Expandable(ExpandableStringExpressionAst text)
    {
        ExpressionAst nested = text.NestedExpressions.Count > 0 ? text.NestedExpressions[0] : text;
        return NotData(nested, $"an expandable text that holds {nested.Extent.Text}",
            nested is VariableExpressionAst variable
                ? VariableRemedy(variable)
                : "Use single quotes, in which nothing expands but '${env:NAME}'.");
    }

    static string VariableRemedy(VariableExpressionAst variable) => variable.VariablePath.IsDriveQualified
        && variable.VariablePath.UserPath.StartsWith("env:", StringComparison.OrdinalIgnoreCase)
        ? $"Write '${{{variable.VariablePath.UserPath}}}' in single quotes; it is expanded when the environment is chosen."
        : "Use single quotes and write the value itself, or '${env:NAME}' for an environment variable.";

    MigrationException NotData(Ast syntax, string what, string remedy) =>
        ConfigurationErrors.NotData(At(syntax), what, remedy);

    ConfigurationOrigin Origin(Ast syntax, string? scope) =>
        new(At(syntax), $"{fileName}:{syntax.Extent.StartLineNumber}{(string.IsNullOrEmpty(scope) ? "" : $" (environment {scope})")}");

    SourcePosition At(Ast syntax) => ConfigurationReader.Position(syntax.Extent, path);
}
