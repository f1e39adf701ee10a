using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the file of a new repeatable object: a view, function, procedure or trigger whose SQL runs again whenever the file has changed.</summary>
/// <remarks>
/// <para>
/// The file is made in the first of the RepeatableLocations of the configuration, a folder repeatable beside the configuration file unless
/// told otherwise. It has the header; below it write SQL that can run any number of times, such as CREATE OR REPLACE VIEW, or a DROP … IF
/// EXISTS before the CREATE.
/// </para>
/// <para>
/// An upgrade that leaves no revision pending applies the objects that are new or have changed, and those that depend on them. The text
/// comes from repeatable.sql in a folder templates beside the configuration file, where there is one, else from the module's own.
/// </para>
/// </remarks>
/// <example>
/// <code>New-MigrationRepeatable active_account</code>
/// <para>Makes repeatable/active_account.sql, for a view of that name.</para>
/// </example>
/// <example>
/// <code>New-MigrationRepeatable monthly_report -DependsOn active_account</code>
/// <para>Makes a file that runs after active_account, and again whenever that has run.</para>
/// </example>
/// <example>
/// <code>New-MigrationRepeatable search_account -Provider PostgreSql</code>
/// <para>Makes a file that runs on PostgreSQL only.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MigrationRepeatable", SupportsShouldProcess = true)]
[OutputType(typeof(Repeatable))]
public sealed class NewMigrationRepeatableCommand : ProjectCommand
{
    /// <summary>The name: of at most 200 characters, without a comma. The log knows the object by it, and the file's name is made of it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    public string Name { get; set; } = "";

    /// <summary>The names of other repeatable objects that it is built on.</summary>
    [Parameter]
    public string[]? DependsOn { get; set; }

    /// <summary>The providers that it is for; without it all. Two objects may share a name when none of their providers is the same.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[]? Provider { get; set; }

    /// <summary>Lets it run outside of a transaction, for statements that a database refuses inside one.</summary>
    [Parameter]
    public SwitchParameter NoTransaction { get; set; }

    private protected override void End()
    {
        var request = new RepeatableRequest(Name)
        {
            DependsOn = (DependsOn ?? []).ToValueList(),
            Providers = (Provider ?? []).ToValueList(),
            Transactional = !NoTransaction,
        };
        var path = Revisions.PreviewRepeatablePath(request);
        if (!ShouldProcess(path, "Create repeatable object"))
            return;
        WriteObject(Revisions.CreateRepeatable(request));
        try
        {
            new Hooks(this, Project.Folder).Run(Configuration.Hooks.PostWrite, path);
        }
        catch (MigrationException failure)
        {
            WriteError(failure);
        }
    }
}
