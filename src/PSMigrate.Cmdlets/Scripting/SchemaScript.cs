using System.Management.Automation.Language;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The wanted schema as files: PowerShell scripts whose output is its operations, or SQL.</summary>
static class SchemaScript
{
    // What an error calls it.
    const string Function = "The wanted schema";

    /// <summary>The schema that files describe, one after the other.</summary>
    public static ScriptedSchema Read(IReadOnlyList<string> paths, Func<BodyRunspace> runspace)
    {
        var files = paths.Select(path => path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) ? PowerShell(path, runspace) : Sql(path)).ToList();
        return new((migration, apply, cancellation) => files.ForEach(file => file.Run(migration, apply, cancellation)));
    }

    // The file as it stands is the body of a function: places in errors are those of the file.
    static ScriptedSchema PowerShell(string path, Func<BodyRunspace> runspace)
    {
        var file = Parser.ParseInput(ReadText(path), path, out _, out var errors);
        if (errors.Length > 0)
            throw CommandErrors.Syntax(path, errors[0]);
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
        var start = new SourcePosition(path, 1, 1);
        return new((_, apply, _) => apply(new ExecuteSql(new(text)) { Origin = start, TextStart = start }));
    }

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
