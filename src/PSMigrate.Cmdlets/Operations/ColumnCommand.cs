using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe a column.</summary>
public abstract class ColumnCommand : OperationCommand
{
    /// <summary>The column's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>
    /// The type. Portable ones are smallint, int, bigint, decimal, float, double, bool, string, text, date, time, datetime, datetimeoffset, guid,
    /// binary, json and xml; any other text is taken for a type in the database's own words. A hashtable has one per provider:
    /// @{ PostgreSql = 'inet'; Default = 'text' }.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2)]
    [DialectText]
    public DialectText Type { get; set; } = null!;

    /// <summary>The length, or precision and scale, of the type: PowerShell passes the parentheses of string(50) and decimal(10, 2) here.</summary>
    [Parameter(Position = 3)]
    public object[]? Size { get; set; }

    /// <summary>The column takes no NULL.</summary>
    [Parameter]
    public SwitchParameter NotNull { get; set; }

    /// <summary>The default. A text is SQL: -Default 'CURRENT_TIMESTAMP', and for a text value -Default "'new'". A number, a truth value or a date is written as a literal. A hashtable has a text per provider.</summary>
    [Parameter]
    public object? Default { get; set; }

    /// <summary>The database numbers the column. SQLite can do so only for a column of a new table that alone is its primary key.</summary>
    [Parameter]
    public SwitchParameter Identity { get; set; }

    /// <summary>The expression that the column is computed from, as SQL; a hashtable has one per provider. The result is stored, unless -Virtual is there.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Computed { get; set; }

    /// <summary>The computed column is not stored, but computed when it is read. Not possible on PostgreSQL.</summary>
    [Parameter]
    public SwitchParameter Virtual { get; set; }

    /// <summary>The collation, in the database's words.</summary>
    [Parameter]
    public string? Collation { get; set; }

    /// <summary>The comment that the database keeps with the column of a new table. SQLite keeps none.</summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>The column that this one refers to: 'table.column', 'schema.table.column', or 'table' for its primary key.</summary>
    [Parameter]
    public string? References { get; set; }

    /// <summary>What happens to the row when the row that it refers to is deleted.</summary>
    [Parameter]
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What happens to the row when the key that it refers to is changed.</summary>
    [Parameter]
    public ReferentialAction OnUpdate { get; set; }

    private protected Column BuildColumn(bool isKey) => new(Name, SizedType())
    {
        Nullable = !NotNull && !isKey,
        Default = MyInvocation.BoundParameters.ContainsKey(nameof(Default)) ? BuildDefault() : null,
        Identity = Identity ? new() : null,
        Computed = Computed is null ? null : new(Computed, !Virtual),
        Collation = Collation,
        Comment = Comment,
    };

    private protected ForeignKey? BuildForeignKey() =>
        References is null
            ? OnDelete != default || OnUpdate != default ? throw Invalid("-OnDelete and -OnUpdate say what follows a reference", "Add -References.") : null
            : Reference([Name], References, OnDelete, OnUpdate);

    DialectText SizedType()
    {
        if (Size is null)
            return Type;
        if (Type.Default is null)
            throw Invalid("a type per provider has its size in its own text", "Leave -Size out.");
        var sizes = Size.SelectMany(size => size is IEnumerable and not string ? ((IEnumerable)size).Cast<object>() : [size]);
        return new($"{Type.Default}({string.Join(", ", sizes.Select(size => System.Convert.ToString(size, CultureInfo.InvariantCulture)))})");
    }

    ColumnDefault BuildDefault() => (Default is PSObject wrapped ? wrapped.BaseObject : Default) switch
    {
        null => new(new DialectText("NULL")),
        string sql => new(new DialectText(sql)),
        IDictionary texts => new((DialectText)DialectTextAttribute.Convert(texts)!),
        var value => new(null, value),
    };
}
