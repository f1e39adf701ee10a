using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Operations;

/// <summary>Makes an index.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index.</param>
/// <param name="IfNotExists">Whether an index of that name is left as it is.</param>
public sealed record CreateIndex(TableName Table, Index Index, bool IfNotExists = false) : Operation
{
    /// <summary>Whether the table can be written in the meantime.</summary>
    public bool Online { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Index.Name is null ? null : new DropIndex(Index.Name, Table, Index) { Online = Online };
}

/// <summary>Drops an index.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Table">The table; its schema is where the index is looked for.</param>
/// <param name="Definition">What the index was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing index is no error.</param>
public sealed record DropIndex(string Name, TableName? Table = null, Index? Definition = null, bool IfExists = false) : Operation
{
    /// <summary>Whether the table can be written in the meantime.</summary>
    public bool Online { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null || Table is null ? null : new CreateIndex(Table, Definition) { Online = Online };
}

/// <summary>Gives an index another name.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The index's name.</param>
/// <param name="NewName">Its new name.</param>
public sealed record RenameIndex(TableName Table, string Name, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameIndex(Table, NewName, Name);
}
