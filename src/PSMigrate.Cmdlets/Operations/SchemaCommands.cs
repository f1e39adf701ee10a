using System.Management.Automation;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a schema.</summary>
/// <remarks>
/// SQLite has no schemas, and the operation is an error there. The command only makes an operation: the schema is made when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>New-DbSchema sales</code>
/// <para>Makes the schema sales.</para>
/// </example>
/// <example>
/// <code>if ($Migration.Provider -ne 'Sqlite') { New-DbSchema 'my schema' -IfNotExists }</code>
/// <para>Makes a schema, if it is not there, where the database has schemas.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbSchema")]
[OutputType(typeof(CreateSchema))]
public sealed class NewDbSchemaCommand : OperationCommand
{
    /// <summary>The schema's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Where a schema of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override void End() => Emit(new CreateSchema(Name, IfNotExists));
}

/// <summary>Drops a schema, which must be empty.</summary>
/// <remarks>
/// SQLite has no schemas, and the operation is an error there. The command only makes an operation: the schema is dropped when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbSchema sales</code>
/// <para>Drops the schema sales.</para>
/// </example>
/// <example>
/// <code>Remove-DbSchema sales, archive -IfExists</code>
/// <para>Drops two schemas, each if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbSchema")]
[OutputType(typeof(DropSchema))]
public sealed class RemoveDbSchemaCommand : OperationCommand
{
    /// <summary>The schema's name; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>A schema that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropSchema(name, IfExists));
    }
}
