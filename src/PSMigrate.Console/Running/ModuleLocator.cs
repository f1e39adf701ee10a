using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>Finds the module to load: the one named by the environment, the one above this program, the installed one.</summary>
static class ModuleLocator
{
    public const string Variable = "PSMIGRATE_MODULE";
    public const string ModuleName = "PSMigrate";
    const string Manifest = "PSMigrate.psd1";

    /// <summary>The path of a manifest, or the module's name for a search through PSModulePath.</summary>
    public static string Find(string? named, string programFolder)
    {
        if (!string.IsNullOrEmpty(named))
        {
            string path = Path.GetFullPath(named);
            return File.Exists(path)
                ? path
                : throw new FileNotFoundException(
                    $"{Variable} names {path}, and there is no such file. "
                    + $"Name the module's manifest, {Manifest}, or clear the variable.");
        }
        for (DirectoryInfo? folder = new(programFolder); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Manifest);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }
        return ModuleName;
    }

    public static string Explain(RuntimeException problem)
    {
        ErrorRecord record = problem is RunspaceOpenModuleLoadException { ErrorRecords: [var first, ..] } ? first : problem.ErrorRecord;
        return record.FullyQualifiedErrorId.StartsWith("Modules_ModuleNotFound", StringComparison.Ordinal)
            ? $"The module {ModuleName} was not found: there is no {Manifest} above {AppContext.BaseDirectory}, "
                + $"and none on PSModulePath. Name its manifest in {Variable}."
            : $"The module {ModuleName} could not be loaded. {record}";
    }
}
