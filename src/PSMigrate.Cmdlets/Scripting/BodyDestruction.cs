using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Tells from the syntax tree whether a body can lose data.</summary>
static partial class BodyDestruction
{
    static readonly string[] Harmless = ["ForEach-Object", "Where-Object", "Join-Path", "Import-Csv", "Out-Null", "Set-StrictMode", "New-DbExpression"];
    static readonly string[] HarmlessVerbs = ["Get-", "Select-", "Sort-", "Group-", "Measure-", "Write-", "ConvertFrom-", "ConvertTo-", "Test-", "Read-"];

    /// <summary>True where an operation loses rows or columns, false where none does, null where something cannot be seen through.</summary>
    public static bool? Find(ScriptBlockAst file, FunctionDefinitionAst body)
    {
        var functions = file.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true)
            .Cast<FunctionDefinitionAst>()
            .ToLookup(function => function.Name, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<FunctionDefinitionAst>();
        var waiting = new Stack<FunctionDefinitionAst>([body]);
        bool? result = false;
        while (waiting.TryPop(out var function))
        {
            if (!seen.Add(function))
                continue;
            foreach (var command in BodyCheck.Commands(function.Body))
            {
                var name = command.GetCommandName();
                if (name is not null && functions.Contains(name))
                {
                    foreach (var called in functions[name])
                        waiting.Push(called);
                    continue;
                }
                switch (Judge(command, name))
                {
                    case true:
                        return true;
                    case null:
                        result = null;
                        break;
                }
            }
        }
        return result;
    }

    static bool? Judge(CommandAst command, string? name)
    {
        if (name is null)
            return null;
        if (OperationCommands.Unqualified(name).Equals("Invoke-DbSql", StringComparison.OrdinalIgnoreCase))
        {
            var texts = command.CommandElements.Skip(1).OfType<ExpressionAst>().ToList();
            return texts.TrueForAll(text => text is StringConstantExpressionAst)
                ? texts.Exists(text => Loss().IsMatch(((StringConstantExpressionAst)text).Value))
                : null;
        }
        if (OperationCommands.IsOperation(name))
            return OperationCommands.IsDestructive(name);
        if (OperationCommands.Words.ContainsKey(name) || OperationCommands.Words.Values.Contains(name, StringComparer.OrdinalIgnoreCase))
            return false;
        return Harmless.Contains(name, StringComparer.OrdinalIgnoreCase)
            || Array.Exists(HarmlessVerbs, verb => name.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            ? false
            : null;
    }

    [GeneratedRegex(@"\b(drop\s+(table|schema|database)|truncate|delete\s+from|drop\s+column)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Loss();
}
