using System.Management.Automation;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a table.</summary>
/// <remarks>
/// The block describes the table in lines: Column, PrimaryKey, ForeignKey, Unique, Check and Index. These words exist only
/// inside the block. What has blanks or parentheses of its own is put in quotes.
/// </remarks>
/// <example>
/// <code>
/// New-DbTable account {
///     Column id    bigint     -Identity -PrimaryKey
///     Column name  string(50) -NotNull
///     Column owner bigint     -References person.id -OnDelete Cascade
///     Unique name
///     Check  'length(name) > 0'
/// }
/// </code>
/// <para>Makes a table with a key that the database numbers, a foreign key, a unique and a check constraint.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTable")]
[OutputType(typeof(CreateTable))]
public sealed class NewDbTableCommand : OperationCommand
{
    /// <summary>The table's name: 'name' or 'schema.name'; a part with a dot of its own in brackets.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The block that describes the table.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock Definition { get; set; } = null!;

    /// <summary>A table that is there already is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>The comment that the database keeps with the table.</summary>
    [Parameter]
    public string? Comment { get; set; }

    private protected override void End()
    {
        var builder = new TableBuilder(ParseTable(Name), Comment, Invalid);
        using (new TableWords(SessionState))
        {
            foreach (var part in Definition.Invoke())
                builder.Add(part?.BaseObject);
        }
        Emit(new CreateTable(builder.Build(), IfNotExists));
    }
}

/// <summary>Drops a table with its rows.</summary>
/// <example>
/// <code>Remove-DbTable account</code>
/// <para>Drops the table account.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbTable")]
[OutputType(typeof(DropTable))]
public sealed class RemoveDbTableCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>A table that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropTable(ParseTable(name), null, IfExists));
    }
}
