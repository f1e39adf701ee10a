using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>A table of which columns go or get another type.</summary>
/// <param name="Name">The table, as it is called before.</param>
/// <param name="Columns">The columns; null where the whole table goes.</param>
sealed record MovedTable(TableName Name, IReadOnlyList<string>? Columns = null)
{
    /// <summary>Whether a text that names the table may read one of the columns.</summary>
    public bool IsReadBy(DialectText text) =>
        Mentions.In(text, Name.Name) && (Columns is null || Mentions.AllColumns(text) || IsNamedIn(text));

    /// <summary>Whether a text of the table's own names one of the columns.</summary>
    public bool IsNamedIn(DialectText text) => Columns is null || Columns.Any(column => Mentions.In(text, column));
}
