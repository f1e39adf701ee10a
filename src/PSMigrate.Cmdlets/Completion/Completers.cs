using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;

namespace PSMigrate.Cmdlets.Completion;

/// <summary>Completes from a project's files. It never asks a database, and where something is wrong it has nothing to offer.</summary>
public abstract class ProjectCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = (wordToComplete ?? "").Trim('\'', '"');
            return Candidates(fakeBoundParameters)
                .Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .Select(candidate => new CompletionResult(Quoted(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.Tip))
                .ToList();
        }
        catch (Exception cause) when (cause is MigrationException or IOException or RuntimeException or InvalidOperationException)
        {
            return [];
        }
    }

    private protected abstract IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound);

    private protected static ProjectConfiguration Project(IDictionary bound)
    {
        // By a script: the runspace itself gives nothing away while TabExpansion2 runs in it.
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace)
            .AddScript("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath");
        var folder = shell.Invoke<string>()[0];
        var path = bound["ProjectPath"] is { } given ? Path.GetFullPath($"{given}", folder) : null;
        return ProjectConfiguration.Find(folder, path);
    }

    static string Quoted(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(character => char.IsLetterOrDigit(character) || character is '_' or '-')
            ? text
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

/// <summary>Completes the names of environments.</summary>
public sealed class EnvironmentCompleter : ProjectCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound) =>
        Project(bound).Names.Select(name => (name, $"environment {name}"));
}

/// <summary>Completes the names of providers.</summary>
public sealed class ProviderCompleter : ProjectCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound) =>
        EngineHost.Engine.Providers.Select(name => (name, $"provider {name}"));
}

/// <summary>Completes the names of project templates.</summary>
public sealed class TemplateCompleter : ProjectCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound) =>
        ProjectTemplate.All().Select(template => (template.Name, template.Description));
}

/// <summary>Completes ids of revisions; the tip is the message.</summary>
public sealed class RevisionCompleter : ProjectCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound)
    {
        var configuration = Project(bound).Select(ConfigurationOverrides.None, Environment.GetEnvironmentVariable, null);
        var formats = new PowerShellRevisionFormat(() => throw new InvalidOperationException());
        var revisions = EngineHost.Engine.ReadRevisions(configuration.Project, [formats]);
        return revisions.History.Select(revision => (revision.Id, revision.Message.Length > 0 ? revision.Message : revision.Id))
            .Concat([("heads", "all heads"), ("head", "the only head"), ("base", "before the first revision")]);
    }
}
