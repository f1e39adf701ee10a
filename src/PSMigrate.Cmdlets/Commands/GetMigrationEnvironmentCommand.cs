using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Shows the environments of a project: the merged configuration, secrets masked, and where each value comes from.</summary>
/// <example>
/// <code>Get-MigrationEnvironment</code>
/// <para>All environments.</para>
/// </example>
/// <example>
/// <code>(Get-MigrationEnvironment prod).Values</code>
/// <para>Every value of prod with its origin.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationEnvironment")]
[OutputType(typeof(EnvironmentConfiguration))]
public sealed class GetMigrationEnvironmentCommand : ProjectCommand
{
    /// <summary>The names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override void End()
    {
        foreach (var pattern in Name)
        {
            var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            var matches = Project.Names.Where(wildcard.IsMatch).ToList();
            // A name without wildcards that is none is an error of its own; a pattern that matches nothing gives nothing.
            if (matches.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
                matches.Add(pattern);
            foreach (var name in matches)
                WriteObject(Project.Select(new() { Environment = name }, Environment.GetEnvironmentVariable, null));
        }
    }
}
