using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe a new column.</summary>
public abstract class ColumnCommand : ColumnAttributeCommand
{
    /// <summary>The column's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>
    /// The type. Portable ones are smallint, int, bigint, decimal, float, double, bool, string, text, date, time, datetime, datetimeoffset, guid,
    /// binary, json and xml; any other text is taken for a type in the database's own words. A hashtable has one per provider:
    /// @{ PostgreSql = 'inet'; Default = 'text' }. about_PSMigrate_Operations has a table of them.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2)]
    [DialectText]
    public DialectText Type { get; set; } = null!;

    /// <summary>The column has a unique constraint of its own.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>A condition that every row fulfils, as SQL; a hashtable has one per provider. It becomes a check constraint of the table.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Check { get; set; }

    /// <summary>The column that this one refers to: 'table.column', 'schema.table.column', or 'table' for its primary key.</summary>
    [Parameter]
    public string? References { get; set; }

    /// <summary>What happens to the row when the row that it refers to is deleted.</summary>
    [Parameter]
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What happens to the row when the key that it refers to is changed.</summary>
    [Parameter]
    public ReferentialAction OnUpdate { get; set; }

    private protected Column BuildColumn(bool isKey)
    {
        RefuseTwoSources();
        return new(Name, Sized(Type))
        {
            Nullable = !NotNull && !isKey,
            Default = BuildDefault(),
            Identity = BuildIdentity(),
            Computed = BuildComputed(),
            Collation = Collation,
            Comment = Comment,
        };
    }

    private protected ForeignKey? BuildForeignKey() =>
        References is not null ? ConstraintParts.Reference([Name], References, null, Invalid) with { OnDelete = OnDelete, OnUpdate = OnUpdate }
        : OnDelete != default || OnUpdate != default ? throw Invalid("-OnDelete and -OnUpdate say what follows a reference", "Add -References.")
        : null;

    private protected CheckConstraint? BuildCheck() => Check is null ? null : new(Check);
}
