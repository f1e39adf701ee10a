using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The wanted schema as files: PowerShell scripts whose output is its operations, or SQL.</summary>
static partial class SchemaScript
{
    // What an error calls it.
    const string Function = "The wanted schema";

    /// <summary>The schema that files describe, one after the other.</summary>
    public static ScriptedSchema Read(IReadOnlyList<string> paths, Func<BodyRunspace> runspace)
    {
        var files = paths.Select(path => path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) ? PowerShell(path, runspace) : Sql(path)).ToList();
        return new((migration, apply, cancellation) =>
        {
            var isEmpty = true;
            foreach (var file in files)
                file.Run(migration, Take, cancellation);
            // Nobody means it, and the revision would drop all that there is.
            if (isEmpty)
                throw CommandErrors.SchemaEmpty(paths);

            void Take(Operation operation)
            {
                isEmpty = false;
                apply(operation);
            }
        });
    }

    // The file as it stands is the body of a function: places in errors are those of the file.
    static ScriptedSchema PowerShell(string path, Func<BodyRunspace> runspace)
    {
        var file = Parser.ParseInput(ReadText(path), path, out _, out var errors);
        if (errors.Length > 0)
            throw CommandErrors.Syntax(path, errors[0]);
        if (file.EndBlock?.Statements.Any(IsHeader) == true)
            throw CommandErrors.SchemaIsRevision(path);
        var function = new FunctionDefinitionAst(file.Extent, isFilter: false, isWorkflow: false, Function, null, (ScriptBlockAst)file.Copy());
        var tree = new ScriptBlockAst(file.Extent, null, new StatementBlockAst(file.Extent, [function], null), isFilter: false);
        return new((migration, apply, cancellation) =>
        {
            BodyCheck.Check(path, tree);
            runspace().CheckCommands(path, tree);
            runspace().Run(path, tree, function, migration, apply, cancellation);
        });
    }

    static ScriptedSchema Sql(string path)
    {
        var text = ReadText(path);
        if (SqlHeader().IsMatch(text))
            throw CommandErrors.SchemaIsRevision(path);
        var start = new SourcePosition(path, 1, 1);
        return new((_, apply, _) =>
        {
            if (!string.IsNullOrWhiteSpace(text))
                apply(new ExecuteSql(new(text)) { Origin = start, TextStart = start });
        });
    }

    // Its functions would be made and not called, and the schema would be empty.
    static bool IsHeader(StatementAst statement) =>
        statement is PipelineAst { PipelineElements: [CommandAst command] } && "Revision".Equals(command.GetCommandName(), StringComparison.OrdinalIgnoreCase);

    // Its two sections would run one after the other.
    [GeneratedRegex(@"^\s*--\s*(Revision:|>>>\s*(upgrade|downgrade)\b)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SqlHeader();

    static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CommandErrors.SchemaUnreadable(path, cause);
        }
    }
}
