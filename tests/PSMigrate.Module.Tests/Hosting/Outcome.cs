using System.Management.Automation;

namespace PSMigrate.Module.Tests.Hosting;

/// <summary>What a script has put out, on all of its streams.</summary>
public sealed record Outcome(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<InformationRecord> Information,
    IReadOnlyList<string> Verbose, IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>The output as texts.</summary>
    public string[] Texts => [.. Output.Select(item => $"{item}")];

    /// <summary>A property of everything that was put out.</summary>
    public string[] Values(string property) => [.. Output.Select(item => $"{item.Properties[property]?.Value}")];

    public Outcome Succeeded()
    {
        Assert.True(Errors.Count == 0, string.Join("\n", Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}\n{error.ScriptStackTrace}")));
        return this;
    }

    /// <summary>Expects exactly one error and this id on it.</summary>
    public ErrorRecord Fails(string errorId)
    {
        Assert.True(
            Errors.Count == 1 && Errors[0].FullyQualifiedErrorId.Split(',')[0] == errorId,
            $"Expected one error {errorId}, found {Errors.Count}: {string.Join("\n", Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"))}");
        return Errors[0];
    }
}
