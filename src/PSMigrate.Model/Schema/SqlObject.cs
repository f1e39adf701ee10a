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

    /// <summary>What belongs to a table or view: an index of a materialized view, a rule, a constraint trigger, statistics.</summary>
    Attachment,
}
