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
            var name = command.GetCommandName();
            if (OperationCommands.IsOperation(name))
                CheckPutOut(path, command, OperationCommands.Unqualified(name));
            if (IsTable(name) || name is "New-DbColumn" or "Add-DbColumn")
                CheckWords(path, command);
        }
    }

    public static IEnumerable<CommandAst> Commands(Ast tree) => tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();

    static bool IsTable(string? name) => name is not null && OperationCommands.Unqualified(name).Equals("New-DbTable", StringComparison.OrdinalIgnoreCase);

    static void CheckPutOut(string path, CommandAst command, string name)
    {
        var pipeline = (PipelineBaseAst)command.Parent;
        if (pipeline is PipelineAst { PipelineElements: [.., CommandAst last] } && last != command
            && last.GetCommandName() is { } sink && sink.Equals("Out-Null", StringComparison.OrdinalIgnoreCase))
            throw CommandErrors.LostOperation(path, command.Extent, name, "piped to Out-Null");
        if (command.Redirections.Any(redirection => redirection.FromStream is RedirectionStream.Output or RedirectionStream.All))
            throw CommandErrors.LostOperation(path, command.Extent, name, "redirected");
        for (Ast node = pipeline; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case AssignmentStatementAst assignment when assignment.Right == node:
                    throw CommandErrors.LostOperation(path, command.Extent, name, "assigned");
                case ConvertExpressionAst { Type.TypeName.Name: "void" }:
                    throw CommandErrors.LostOperation(path, command.Extent, name, "discarded");
                case ParenExpressionAst or SubExpressionAst or CommandExpressionAst or PipelineAst { PipelineElements.Count: 1 }:
                    continue;
                default:
                    return;
            }
        }
    }

    static void CheckWords(string path, CommandAst table)
    {
        foreach (var word in Commands(table).Where(IsWord))
        {
            var name = word.GetCommandName();
            if (word.Redirections.Count > 0)
                throw CommandErrors.WordRedirection(path, word.Redirections[0].Extent, name);
            foreach (var argument in word.CommandElements.OfType<ParenExpressionAst>())
            {
                if (argument.Find(node => node is CommandAst, searchNestedScriptBlocks: false) is { } run)
                    throw CommandErrors.WordArgument(path, argument.Extent, name, run.Extent.Text);
            }
        }
    }

    static bool IsWord(CommandAst command) =>
        command.GetCommandName() is { } name && (OperationCommands.Words.ContainsKey(name) || OperationCommands.Words.Values.Contains(name));
}
