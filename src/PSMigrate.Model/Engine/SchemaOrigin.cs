using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>Where a schema comes from that is compared with another.</summary>
public abstract record SchemaOrigin;

/// <summary>No tables at all.</summary>
public sealed record EmptySchema : SchemaOrigin;

/// <summary>What a database holds.</summary>
/// <param name="Database">The database; null for the one that the comparison is about.</param>
public sealed record DeployedSchema(DatabaseSettings? Database = null) : SchemaOrigin;

/// <summary>What operations make in an empty database.</summary>
/// <param name="Run">Makes the operations, one after the other.</param>
public sealed record ScriptedSchema(Action<MigrationContext, Action<Operation>, CancellationToken> Run) : SchemaOrigin
{
    /// <summary>The variables that they see.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

/// <summary>What the revisions of a project make of an empty database.</summary>
/// <param name="Revisions">The revisions.</param>
/// <param name="Settings">The variables that they see.</param>
public sealed record ReplayedSchema(IRevisionSet Revisions, RunSettings Settings) : SchemaOrigin;

/// <summary>What a comparison looks at.</summary>
public sealed record ComparisonSettings
{
    /// <summary>The names of what is compared, with wildcards: <c>name</c> or <c>schema.name</c>; empty for everything.</summary>
    public ValueList<string> Include { get; init; } = [];

    /// <summary>The names of what is left out, with wildcards.</summary>
    public ValueList<string> Exclude { get; init; } = [];

    /// <summary>The sorts of things that are compared; null for all.</summary>
    public Func<SchemaPart, bool>? Parts { get; init; }

    /// <summary>Decides about a single object: its sort and its name; null takes all.</summary>
    public Func<SchemaPart, TableName, bool>? Filter { get; init; }

    /// <summary>What has got another name.</summary>
    public ValueList<SchemaRename> Renames { get; init; } = [];
}

/// <summary>The sorts of things that are compared.</summary>
public enum SchemaPart
{
    /// <summary>A table with its columns.</summary>
    Table,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A check constraint.</summary>
    Check,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>An enumerated type.</summary>
    Enum,

    /// <summary>A view.</summary>
    View,

    /// <summary>A function or a procedure.</summary>
    Routine,

    /// <summary>A trigger or a rule.</summary>
    Trigger,

    /// <summary>A policy for the rows of a table, and whether policies hold there.</summary>
    Policy,
}

/// <summary>A table or a column that has, or may have, another name.</summary>
/// <param name="Table">The table, by its old name.</param>
/// <param name="Column">The column, by its old name; null where it is the table.</param>
/// <param name="NewName">The new name.</param>
public sealed record SchemaRename(TableName Table, string? Column, string NewName)
{
    /// <summary>The rename as a person writes it: <c>table=new</c> or <c>table.column=new</c>.</summary>
    public override string ToString() => Column is null ? $"{Table}={NewName}" : $"{Table}.{Column}={NewName}";
}

/// <summary>What leads from one schema to another.</summary>
/// <param name="Operations">The operations, in an order in which they can run.</param>
public sealed record SchemaComparison(ValueList<Operation> Operations)
{
    /// <summary>What differs and no operation can change, or could not be verified; each a sentence.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>What may have been renamed: it looks as if it was dropped and made anew.</summary>
    public ValueList<SchemaRename> Candidates { get; init; } = [];

    /// <summary>Whether the schemas are the same.</summary>
    public bool IsEmpty => Operations.Count == 0 && Notes.Count == 0;
}
