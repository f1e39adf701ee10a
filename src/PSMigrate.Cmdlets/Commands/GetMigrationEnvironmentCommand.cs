using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Shows the environments of a project: the merged configuration, secrets masked, and where each value comes from.</summary>
/// <remarks>
/// Environment variables that override the configuration are taken into account. No vault is asked and no database is reached:
/// what is secret is shown as ***.
/// </remarks>
/// <example>
/// <code>Get-MigrationEnvironment</code>
/// <para>Lists all environments.</para>
/// </example>
/// <example>
/// <code>(Get-MigrationEnvironment prod).Values</code>
/// <para>Lists every value that holds for prod, with its origin: a line of the file, an environment variable, or default.</para>
/// </example>
/// <example>
/// <code>Get-MigrationEnvironment | Select-Object Name, Provider, ConnectionString</code>
/// <para>Says for each environment which database it means.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationEnvironment")]
[OutputType(typeof(EnvironmentConfiguration))]
public sealed class GetMigrationEnvironmentCommand : ProjectCommand
{
    /// <summary>The names of the environments; wildcards are allowed.</summary>
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
