using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe an exclusion constraint.</summary>
public abstract class ExcludeConstraintCommand : OperationCommand
{
    /// <summary>The comparisons: 'column with operator' or '(expression) with operator', for example 'room with =', 'during with &amp;&amp;'. A hashtable as New-DbIndex takes it has the key Operator besides.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public object[] Element { get; set; } = [];

    /// <summary>The method of the index behind it, for example gist.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public string? Method { get; set; }

    /// <summary>A condition, as SQL; the constraint holds for rows that fulfil it. A hashtable has one per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Where { get; set; }

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>A transaction may ask that the constraint is checked at its end.</summary>
    [Parameter]
    public SwitchParameter Deferrable { get; set; }

    /// <summary>The constraint is checked at the end of each transaction.</summary>
    [Parameter]
    public SwitchParameter InitiallyDeferred { get; set; }

    private protected ExcludeConstraint BuildConstraint()
    {
        var reader = new IndexColumnReader(Invalid, Checked);
        return new(Element.Select(reader.ReadElement).ToValueList(), Name)
        {
            Method = Method,
            Where = Where,
            Deferral = ConstraintParts.Deferral(Deferrable, InitiallyDeferred),
        };
    }
}

/// <summary>Describes an exclusion constraint inside the block of New-DbTable, where it is written as Exclude.</summary>
/// <remarks>No two rows fulfil all of its comparisons. Only PostgreSQL has such constraints; elsewhere the operation is an error.</remarks>
/// <example>
/// <code>
/// New-DbTable booking {
///     Column room   int     -NotNull
///     Column during tsrange -NotNull
///     Exclude 'room with =', 'during with &amp;&amp;' -Method gist
/// }
/// </code>
/// <para>Lets no room be booked twice at the same time. Numbers in a gist index need PostgreSQL's extension btree_gist.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbExcludeConstraint")]
[OutputType(typeof(ExcludeConstraint))]
public sealed class NewDbExcludeConstraintCommand : ExcludeConstraintCommand
{
    private protected override void End() => WriteObject(BuildConstraint());
}

/// <summary>Adds an exclusion constraint to a table.</summary>
/// <remarks>
/// No two rows fulfil all of its comparisons. Only PostgreSQL has such constraints; elsewhere the operation is an error. The command only makes
/// an operation: the constraint is added when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbExcludeConstraint booking 'room with =', 'during with &amp;&amp;' -Method gist -Where 'not cancelled'</code>
/// <para>Lets no room be booked twice at the same time, cancelled bookings aside.</para>
/// </example>
/// <example>
/// <code>if ($Migration.Provider -eq 'PostgreSql') { Add-DbExcludeConstraint booking '(tsrange(begins, ends)) with &amp;&amp;' -Method gist -Name ex_booking }</code>
/// <para>Adds a constraint on an expression, and leaves the other databases without one.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbExcludeConstraint")]
[OutputType(typeof(AddConstraint))]
public sealed class AddDbExcludeConstraintCommand : ExcludeConstraintCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    private protected override void End() => Emit(new AddConstraint(ParseTable(Table), BuildConstraint()));
}

/// <summary>Drops an exclusion constraint of a table.</summary>
/// <remarks>
/// Only PostgreSQL has such constraints; elsewhere the operation is an error. The command only makes an operation: the constraint is dropped when
/// the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbExcludeConstraint booking -Name ex_booking</code>
/// <para>Drops the constraint of that name.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbExcludeConstraint")]
[OutputType(typeof(DropConstraint))]
public sealed class RemoveDbExcludeConstraintCommand : RemoveConstraintCommand
{
    private protected override void End() => Emit(
        Drop(ConstraintKind.Exclude, Name is null ? throw Invalid("nothing says which constraint is meant", "Say -Name.") : null));
}
