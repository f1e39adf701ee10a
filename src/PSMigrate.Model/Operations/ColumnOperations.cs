using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Adds a column to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="ForeignKey">A foreign key on that one column, made with it.</param>
/// <param name="IfNotExists">Whether a column of that name is left as it is.</param>
public sealed record AddColumn(TableName Table, Column Column, ForeignKey? ForeignKey = null, bool IfNotExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropColumn(Table, Column.Name, Column);
}

/// <summary>Drops a column with its values.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Definition">What the column was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing column is no error.</param>
public sealed record DropColumn(TableName Table, string Name, Column? Definition = null, bool IfExists = false) : Operation
{
    /// <summary>Whether values are lost: those of a computed column can be computed again.</summary>
    public override bool IsDestructive => Definition?.Computed is null;

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new AddColumn(Table, Definition);
}

/// <summary>Gives a column another name.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column's name.</param>
/// <param name="NewName">Its new name.</param>
public sealed record RenameColumn(TableName Table, string Name, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameColumn(Table, NewName, Name);
}

/// <summary>Changes a column. What is null stays as it is.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column's name.</param>
public sealed record AlterColumn(TableName Table, string Name) : Operation
{
    /// <summary>The new type.</summary>
    public DialectText? Type { get; init; }

    /// <summary>Whether the column takes NULL from now on.</summary>
    public bool? Nullable { get; init; }

    /// <summary>The new default.</summary>
    public Change<ColumnDefault>? Default { get; init; }

    /// <summary>How the database numbers the column from now on.</summary>
    public Change<Identity>? Identity { get; init; }

    /// <summary>The new expression of a computed column.</summary>
    public Change<Computed>? Computed { get; init; }

    /// <summary>The new collation.</summary>
    public Change<string>? Collation { get; init; }

    /// <summary>The new comment.</summary>
    public Change<string>? Comment { get; init; }

    /// <summary>The expression that makes values of the new type of the old ones; null for the provider's own conversion.</summary>
    public DialectText? Using { get; init; }

    /// <summary>How the reverse makes values of the old type from those of the new one; null where the database knows.</summary>
    public DialectText? UsingBack { get; init; }

    /// <summary>What the column was, so that the operation can be reversed; null when the author did not say.</summary>
    public Column? Before { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Before is null
        ? null
        : new AlterColumn(Table, Name)
        {
            Type = Type is null ? null : Before.Type,
            Nullable = Nullable is null ? null : Before.Nullable,
            Default = Default is null ? null : new(Before.Default),
            Identity = Identity is null ? null : new(Before.Identity),
            Computed = Computed is null ? null : new(Before.Computed),
            Collation = Collation is null ? null : new(Before.Collation),
            Comment = Comment is null ? null : new(Before.Comment),
            Using = UsingBack,
            UsingBack = Using,
            Before = After(Before),
        };

    /// <summary>What a column is after the operation.</summary>
    /// <param name="column">What it was.</param>
    public Column After(Column column) => column with
    {
        Type = Type ?? column.Type,
        Nullable = Nullable ?? column.Nullable,
        Default = Default is null ? column.Default : Default.To,
        Identity = Identity is null ? column.Identity : Identity.To,
        Computed = Computed is null ? column.Computed : Computed.To,
        Collation = Collation is null ? column.Collation : Collation.To,
        Comment = Comment is null ? column.Comment : Comment.To,
    };
}
