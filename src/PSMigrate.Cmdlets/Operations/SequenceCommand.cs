using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that say how a sequence numbers.</summary>
public abstract class SequenceCommand : OperationCommand
{
    /// <summary>The sequence: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The type of its numbers: smallint, int or bigint; a hashtable has one per provider.</summary>
    /// <value>bigint</value>
    [Parameter]
    [DialectText]
    public DialectText? Type { get; set; }

    /// <summary>The first number.</summary>
    /// <value>1; the least or, with a negative step, the greatest number where one is given</value>
    [Parameter]
    public long? Start { get; set; }

    /// <summary>The step from one number to the next.</summary>
    /// <value>1</value>
    [Parameter]
    public long? Increment { get; set; }

    /// <summary>The least number.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public long? Minimum { get; set; }

    /// <summary>The greatest number.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public long? Maximum { get; set; }

    /// <summary>After the last number the first comes again.</summary>
    [Parameter]
    public SwitchParameter Cycle { get; set; }

    /// <summary>How many numbers a session takes at once.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public int? Cache { get; set; }

    private protected Sequence BuildSequence()
    {
        Numbering.Check(Start, Increment, Minimum, Maximum, Invalid);
        return new(ParseTable(Name))
        {
            Type = Type,
            Start = Start,
            Increment = Increment,
            Minimum = Minimum,
            Maximum = Maximum,
            Cycle = Cycle,
            Cache = Cache,
        };
    }
}
