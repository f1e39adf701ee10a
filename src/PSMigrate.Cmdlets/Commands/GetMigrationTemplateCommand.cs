using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the templates that Initialize-MigrationProject makes projects from.</summary>
/// <example>
/// <code>Get-MigrationTemplate</code>
/// <para>Lists the templates and what each one makes.</para>
/// </example>
/// <example>
/// <code>Get-MigrationTemplate sql</code>
/// <para>Shows the template of projects whose revisions are SQL files.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationTemplate")]
[OutputType(typeof(ProjectTemplate))]
public sealed class GetMigrationTemplateCommand : GuardedCommand
{
    /// <summary>The name of a template; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    private protected override void End()
    {
        var wildcard = new WildcardPattern(Name, WildcardOptions.IgnoreCase);
        foreach (var template in ProjectTemplate.All().Where(template => wildcard.IsMatch(template.Name)))
            WriteObject(template);
    }
}
