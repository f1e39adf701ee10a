using System.Management.Automation.Language;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Finds in a syntax tree, before anything runs, what PowerShell would do silently and nobody wants.</summary>
static class BodyCheck
{
    public static void Check(string path, ScriptBlockAst tree)
    {
        foreach (var command in Commands(tree))
        {
            if (command.GetCommandName() is not { } written)
                continue;
            var name = OperationCommands.Unqualified(written);
            if (OperationCommands.IsOperation(name) && Loss(command) is { } how)
                throw CommandErrors.LostOperation(path, command.Extent, name, how);
            if (OperationCommands.IsPart(name) || OperationCommands.Words.ContainsKey(name) && IsInTable(command))
                CheckWord(path, command, name);
        }
    }

    public static IEnumerable<CommandAst> Commands(Ast tree) => tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();

    /// <summary>What becomes of a command's output in place of leaving the function that it stands in; null when it leaves.</summary>
    static string? Loss(CommandAst command)
    {
        for (Ast node = command; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case PipelineAst { PipelineElements: var elements }:
                    if (((CommandBaseAst)node).Redirections.Any(IsToFile))
                        return "redirected";
                    if (node != elements[^1] && Is(elements[^1], "Out-Null"))
                        return "piped to Out-Null";
                    break;
                case AssignmentStatementAst:
                    return "assigned";
                case ConvertExpressionAst { Type.TypeName.Name: "void" }:
                    return "discarded";
                case IfStatementAst or LoopStatementAst or SwitchStatementAst when node is PipelineBaseAst:
                    return "used in the head of a statement";
                case ScriptBlockExpressionAst { Parent: var user } when !RunsBlocks(user):
                case FunctionDefinitionAst:
                    return null;
                case CommandAst when node is not ScriptBlockExpressionAst:
                    return null;
                case ExpressionAst and not (ParenExpressionAst or SubExpressionAst or ArrayExpressionAst or ScriptBlockExpressionAst):
                    return null;
            }
        }
        return null;
    }

    static bool IsToFile(RedirectionAst redirection) =>
        redirection is FileRedirectionAst { FromStream: RedirectionStream.Output or RedirectionStream.All };

    // A block that one of these runs puts out what stands in it; elsewhere nobody knows what becomes of it.
    static bool RunsBlocks(Ast user) =>
        user is CommandAst { InvocationOperator: TokenKind.Ampersand or TokenKind.Dot } || Is(user, "ForEach-Object") || Is(user, "foreach") || Is(user, "%");

    static bool Is(Ast node, string command) =>
        node is CommandAst found && string.Equals(found.GetCommandName(), command, StringComparison.OrdinalIgnoreCase);

    static bool IsInTable(Ast node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (node is CommandAst command && OperationCommands.IsTable(command.GetCommandName()))
                return true;
        }
        return false;
    }

    static void CheckWord(string path, CommandAst word, string name)
    {
        if (word.Redirections.Count > 0)
            throw CommandErrors.WordRedirection(path, word.Redirections[0].Extent, name);
        foreach (var argument in word.CommandElements.SelectMany(Parentheses))
        {
            if (argument.Find(node => node is CommandAst, searchNestedScriptBlocks: false) is { } run)
                throw CommandErrors.WordArgument(path, argument.Extent, name, run.Extent.Text);
        }
    }

    static IEnumerable<ParenExpressionAst> Parentheses(Ast? element) => element switch
    {
        ParenExpressionAst paren => [paren],
        ArrayLiteralAst array => array.Elements.SelectMany(Parentheses),
        CommandParameterAst parameter => Parentheses(parameter.Argument),
        _ => [],
    };
}
