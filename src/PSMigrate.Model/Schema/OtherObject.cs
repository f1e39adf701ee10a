namespace PSMigrate.Schema;

/// <summary>An object that no operation is about: a domain, a rule, a partition. It is made and removed by statements of its own.</summary>
/// <param name="Sort">What it is, as a word of the database system: <c>domain</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Place">Where it comes among the others.</param>
public sealed record OtherObject(string Sort, TableName Name, ObjectPlace Place)
{
    /// <summary>The statement that makes it; null where the server tells none.</summary>
    public DialectText? Creation { get; init; }

    /// <summary>The statement that removes it.</summary>
    public DialectText? Removal { get; init; }

    /// <summary>The table that it belongs to; null for one of its own.</summary>
    public TableName? Table { get; init; }
}

/// <summary>Where an object comes when a schema is made; it goes in the opposite order.</summary>
public enum ObjectPlace
{
    /// <summary>Before the tables, which may use it.</summary>
    BeforeTables,

    /// <summary>Behind its table. It comes and goes with that, and is not compared otherwise: partitions are made while a database is used.</summary>
    WithTable,

    /// <summary>Behind the functions, which it uses, and before the views.</summary>
    BehindRoutines,

    /// <summary>At the end.</summary>
    AtEnd,
}
