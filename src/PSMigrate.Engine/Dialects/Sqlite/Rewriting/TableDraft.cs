using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// A table on its way from what it is to what it shall be. A column keeps its old name inside the new definition until everything else is
/// done: only ALTER TABLE RENAME COLUMN finds all the views, triggers and other tables that use it.
/// </summary>
sealed class TableDraft(TableName name, TableDefinition original, IEnumerable<IndexDraft> indexes)
{
    /// <summary>The table's name as the database has it.</summary>
    public TableName Name => name;

    public TableDefinition Original => original;

    public List<ColumnDraft> Columns { get; } = [.. original.Columns.Select(column => new ColumnDraft(column))];

    public List<Clause> Constraints { get; } = [.. original.Constraints];

    public List<IndexDraft> Indexes { get; } = [.. indexes];

    /// <summary>Whether more than the indexes change.</summary>
    public bool NeedsRebuild { get; set; }

    public TableDefinition Definition => original with { Columns = [.. Columns.Select(column => column.Definition)], Constraints = Constraints };

    public ColumnDraft? Find(string column) => Columns.Find(draft => SqliteNames.Equal(draft.FinalName, column));

    public ColumnDraft Column(string column) =>
        Find(column) ?? throw Engine.Errors.ColumnMissing(name, column, [.. Columns.Select(draft => draft.FinalName)]);

    /// <summary>The names that columns still have inside the definition, of the names that an author knows them by.</summary>
    public ValueList<string> Inside(ValueList<string> columns) => columns.Select(column => Column(column).Name).ToValueList();

    /// <summary>An author's expression, in the names that columns still have.</summary>
    public string Inside(string expression) => Columns.TrueForAll(column => column.Name == column.FinalName)
        ? expression
        : ExpressionText.Rename(expression, word => Find(word) is { } column && column.Name != column.FinalName ? column.Name : null);

    /// <summary>The columns that a text of this table mentions, by their names inside the definition.</summary>
    public IReadOnlyList<ColumnDraft> Mentioned(string sql) => Columns.FindAll(column => ExpressionText.Mentions(sql, column.Name));

    /// <summary>A name that no column has.</summary>
    public string FreeName(string wanted)
    {
        var free = wanted;
        for (var number = 1; Columns.Exists(column => SqliteNames.Equal(column.Name, free) || SqliteNames.Equal(column.FinalName, free)); number++)
            free = $"{wanted}~{number}";
        return free;
    }
}

/// <summary>A column on its way.</summary>
sealed class ColumnDraft(ColumnDefinition definition)
{
    /// <summary>What it was; null for a new one.</summary>
    public ColumnDefinition? Original { get; init; } = definition;

    public ColumnDefinition Definition { get; set; } = definition;

    /// <summary>The name that authors know it by, and that it has at the end.</summary>
    public string FinalName { get; set; } = definition.Name;

    /// <summary>The expression that converts its old values; null for the values as they are.</summary>
    public string? Conversion { get; set; }

    /// <summary>Its name inside the definition.</summary>
    public string Name => Definition.Name;
}

/// <summary>An index on its way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The text that makes it.</param>
/// <param name="Original">The name that it has in the database; null for a new one.</param>
sealed record IndexDraft(string Name, string Sql, string? Original);
