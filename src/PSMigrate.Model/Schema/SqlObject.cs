namespace PSMigrate.Schema;

/// <summary>What no operation of its own makes, with the statements that do.</summary>
/// <param name="Kind">What sort of object it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Create">The statement that makes it, in the database's own spelling.</param>
/// <param name="Drop">The statement that removes it.</param>
public sealed record SqlObject(SqlObjectKind Kind, TableName Name, string Create, string Drop)
{
    /// <summary>The table or view with which it goes; null for one that stands alone.</summary>
    public TableName? Owner { get; init; }

    /// <summary>The statement that makes it without its parts; null where it cannot have any.</summary>
    public string? Core { get; init; }

    /// <summary>What can come, go and change while the object stays; <see cref="Create"/> makes it with them.</summary>
    public ValueList<SqlObjectPart> Parts { get; init; } = [];
}

/// <summary>A part of an object that is made by its statements.</summary>
/// <param name="Name">What tells it from the object's other parts.</param>
/// <param name="Create">The statement that adds it to the object.</param>
/// <param name="Drop">The statement that takes it away.</param>
public sealed record SqlObjectPart(string Name, string Create, string Drop)
{
    /// <summary>Whether the values that are there must agree with it, which a server can see only in columns of that very type.</summary>
    public bool HoldsForValues { get; init; }
}

/// <summary>Sorts of objects that are made by their statements.</summary>
public enum SqlObjectKind
{
    /// <summary>An extension of the database.</summary>
    Extension,

    /// <summary>A domain or a composite type.</summary>
    Type,

    /// <summary>A table that a module keeps, such as an index for searching text.</summary>
    VirtualTable,

    /// <summary>A partition of a table, or what a partition has of its own.</summary>
    Partition,

    /// <summary>An aggregate function.</summary>
    Aggregate,

    /// <summary>What belongs to a table or view and goes with it: an index of a materialized view, statistics.</summary>
    Attachment,

    /// <summary>A rule or a constraint trigger of a table or view.</summary>
    Rule,

    /// <summary>Whether policies decide about the rows of a table.</summary>
    RowSecurity,

    /// <summary>A policy that decides about the rows of a table.</summary>
    Policy,
}
