using System.Management.Automation;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Adds a value to an enumerated type.</summary>
/// <remarks>
/// PostgreSQL cannot take a value away again, and lets nothing use it in the transaction that has added it: add it in Invoke-DbAutocommit, or use
/// it in a later revision. Other databases have no such types, and the operation is an error there. The command only makes an operation: the value is added when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbEnumValue mood angry</code>
/// <para>Adds a value behind the last one.</para>
/// </example>
/// <example>
/// <code>Add-DbEnumValue sales.mood fine -After ok -IfNotExists</code>
/// <para>Adds a value behind another one, if it is not there.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbEnumValue")]
[OutputType(typeof(AddEnumValue))]
public sealed class AddDbEnumValueCommand : OperationCommand
{
    /// <summary>The type: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Enum { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyString]
    public string Value { get; set; } = "";

    /// <summary>The value that it stands before.</summary>
    [Parameter]
    public string? Before { get; set; }

    /// <summary>The value that it stands behind.</summary>
    /// <value>the last one</value>
    [Parameter]
    public string? After { get; set; }

    /// <summary>A value that is there already is no error.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override void End()
    {
        RefuseBoth(Before is not null, nameof(Before), After is not null, nameof(After));
        Emit(new AddEnumValue(ParseTable(Enum), Value) { Before = Before, After = After, IfNotExists = IfNotExists });
    }
}

/// <summary>Gives a value of an enumerated type another name.</summary>
/// <remarks>
/// Rows that have the value follow. Only PostgreSQL has such types; elsewhere the operation is an error. The command only makes an operation: the
/// value is renamed when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbEnumValue mood ok fine</code>
/// <para>Gives the value ok of the type mood the name fine.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbEnumValue")]
[OutputType(typeof(RenameEnumValue))]
public sealed class RenameDbEnumValueCommand : OperationCommand
{
    /// <summary>The type: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Enum { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyString]
    public string Value { get; set; } = "";

    /// <summary>Its new name.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [AllowEmptyString]
    public string NewValue { get; set; } = "";

    private protected override void End() => Emit(new RenameEnumValue(ParseTable(Enum), Value, Other(Value, NewValue)));
}
