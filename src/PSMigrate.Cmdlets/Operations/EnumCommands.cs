using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a type whose values are named one by one.</summary>
/// <remarks>
/// Only PostgreSQL has such types; elsewhere the operation is an error, and a check constraint does the same. The command only makes an operation:
/// the type is made when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>
/// New-DbEnum mood sad, ok, happy
/// Add-DbColumn person mood mood -Default "'ok'"
/// </code>
/// <para>Makes a type with three values, in this order, and a column of it.</para>
/// </example>
/// <example>
/// <code>
/// if ($Migration.Provider -eq 'PostgreSql') { New-DbEnum mood sad, ok, happy }
/// Add-DbColumn person mood @{ PostgreSql = 'mood'; Default = 'string(10)' } -Check @{ PostgreSql = 'true'; Default = "mood in ('sad', 'ok', 'happy')" }
/// </code>
/// <para>Makes a column that takes the same values on every database.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbEnum")]
[OutputType(typeof(CreateEnumType))]
public sealed class NewDbEnumCommand : OperationCommand
{
    /// <summary>The type: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its values, in order.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyString]
    public string[] Value { get; set; } = [];

    private protected override void End()
    {
        if (Value.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw Invalid($"the value '{twice.Key}' stands there twice", "Leave one of them out.");
        Emit(new CreateEnumType(new(ParseTable(Name), Value.ToValueList())));
    }
}

/// <summary>Gives an enumerated type another name in the same schema.</summary>
/// <remarks>
/// Only PostgreSQL has such types; elsewhere the operation is an error. The command only makes an operation: the type is renamed when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbEnum mood feeling</code>
/// <para>Gives the type mood the name feeling; columns of it follow.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbEnum")]
[OutputType(typeof(RenameEnumType))]
public sealed class RenameDbEnumCommand : OperationCommand
{
    /// <summary>The type: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its new name, without a schema.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    private protected override void End()
    {
        var name = ParseTable(Name);
        Emit(new RenameEnumType(name, ParseNewName(name, NewName)));
    }
}

/// <summary>Drops an enumerated type, which no column may use.</summary>
/// <remarks>
/// Only PostgreSQL has such types; elsewhere the operation is an error. The command only makes an operation: the type is dropped when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbEnum mood -IfExists</code>
/// <para>Drops the type, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbEnum")]
[OutputType(typeof(DropEnumType))]
public sealed class RemoveDbEnumCommand : OperationCommand
{
    /// <summary>The type: 'name' or 'schema.name'; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>A type that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropEnumType(ParseTable(name), null, IfExists));
    }
}
