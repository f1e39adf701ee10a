using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Makes a table, with its constraints and indexes.</summary>
/// <param name="Table">The table.</param>
/// <param name="IfNotExists">Whether a table that exists already is left as it is.</param>
public sealed record CreateTable(Table Table, bool IfNotExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropTable(Table.Name, Table);
}

/// <summary>Drops a table with its rows.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Definition">What the table was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing table is no error.</param>
public sealed record DropTable(TableName Name, Table? Definition = null, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override bool IsDestructive => true;

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateTable(Definition);
}

/// <summary>Gives a table another name in the same schema.</summary>
/// <param name="Table">The table.</param>
/// <param name="NewName">The new name, without a schema.</param>
public sealed record RenameTable(TableName Table, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameTable(Table with { Name = NewName }, Table.Name);
}

/// <summary>Sets or removes a table's comment.</summary>
/// <param name="Table">The table.</param>
/// <param name="Comment">The comment; null for none.</param>
/// <param name="Before">The comment that it had, so that the operation can be reversed; null when the author did not say, or when it had none.</param>
public sealed record SetTableComment(TableName Table, string? Comment, Change<string>? Before = null) : Operation
{
    /// <inheritdoc/>
    public override Operation? Reverse() => Before is null ? null : new SetTableComment(Table, Before.To, new(Comment));
}
