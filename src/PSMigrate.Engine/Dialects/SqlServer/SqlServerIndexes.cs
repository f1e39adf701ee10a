using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's statements for indexes.</summary>
sealed class SqlServerIndexes(SqlPhrases phrases)
{
    readonly SqlServerCatalogue catalogue = new(phrases);

    public string Create(CreateIndex create)
    {
        var name = create.Index.Name ?? throw new UnsupportedException("An index without a name", "Give it a name.");
        var text = IsColumnstore(create.Index) ? Columnstore(create, name) : Rowstore(create, name);
        return create.IfNotExists
            ? SqlServerCatalogue.If(
                $"NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = {catalogue.Id(create.Table)} AND name = {catalogue.Unquoted(name)})", [text])
            : text;
    }

    // Only the drop of a clustered index rewrites rows, and only there the server takes the word.
    public string Drop(DropIndex drop)
    {
        if (drop.Table is null)
            throw new UnsupportedException($"Dropping the index '{drop.Name}' without naming its table", "Name the table: -Table.");
        var online = drop is { Online: true, Definition: { Clustered: true } index } && !IsColumnstore(index) ? " WITH (ONLINE = ON)" : "";
        return $"DROP INDEX {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)} ON {phrases.Name(drop.Table)}{online}";
    }

    public string Rename(RenameIndex rename) =>
        catalogue.Rename($"{phrases.Name(rename.Table)}.{phrases.Quote(rename.Name)}", rename.NewName, "INDEX");

    string Rowstore(CreateIndex create, string name)
    {
        var index = create.Index;
        if (index.Method is { } method && !method.Equals("btree", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsupportedException(
                $"An index by the method '{method}'", "Leave the method out, use 'columnstore', or write the index as SQL with Invoke-DbSql.");
        }
        if (index.Clustered && (index.Include.Count > 0 || index.Where is not null))
            throw new UnsupportedException("A clustered index with included columns or a filter", "Leave them out: it holds every column of every row.");
        if (index is { Unique: true, NullsNotDistinct: false })
            throw new UnsupportedException("A unique index that takes several NULLs", "Give it the filter 'column IS NOT NULL'.");
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE " : "")
            .Append(index.Clustered ? "CLUSTERED INDEX " : "INDEX ")
            .Append(phrases.Quote(name)).Append(" ON ").Append(phrases.Name(create.Table))
            .Append(" (").AppendJoin(", ", index.Columns.Select(Column)).Append(')');
        if (index.Include.Count > 0)
            sql.Append(" INCLUDE (").Append(phrases.Columns(index.Include)).Append(')');
        return sql.Append(Where(index)).Append(With(create)).ToString();
    }

    string Columnstore(CreateIndex create, string name)
    {
        var index = create.Index;
        if (index.Unique || index.Include.Count > 0 || index.Columns.Any(column => column.Descending))
            throw new UnsupportedException("A columnstore index that is unique, has an order or included columns", "Name its columns only.");
        if (index.Clustered && (index.Columns.Count > 0 || index.Where is not null))
            throw new UnsupportedException("A clustered columnstore index with columns or a filter", "Leave them out: it holds every column of every row.");
        var columns = index.Clustered ? "" : $" ({string.Join(", ", index.Columns.Select(Column))})";
        return $"CREATE {(index.Clustered ? "CLUSTERED" : "NONCLUSTERED")} COLUMNSTORE INDEX {phrases.Quote(name)} ON {phrases.Name(create.Table)}"
            + $"{columns}{Where(index)}{With(create)}";
    }

    // A comment at the end of the filter would take what follows along.
    string Where(Index index)
    {
        if (index.Where is null)
            return "";
        var text = phrases.Text(index.Where, "filter");
        return $" WHERE {text}{(text.Contains("--", StringComparison.Ordinal) ? "\n" : "")}";
    }

    string With(CreateIndex create)
    {
        string[] options = [create.Online ? "ONLINE = ON" : "", create.Index.Options is { } text ? phrases.Text(text, "options of an index") : ""];
        var given = string.Join(", ", options.Where(option => option.Length > 0));
        return given.Length == 0 ? "" : $" WITH ({given})";
    }

    string Column(IndexColumn column)
    {
        if (column.Name is not { } name)
        {
            throw new UnsupportedException(
                $"An index on the expression {column.Expression}", "Add a computed column with that expression, and an index on the column.");
        }
        // NULL is the least value there is here.
        if (column.NullsFirst is { } first && first == column.Descending)
        {
            throw new UnsupportedException(
                $"An index with NULL {(first ? "first" : "last")} in the order of column '{name}'", "Leave the place of NULL out: it is the least value.");
        }
        if (column.Collation is not null || column.OperatorClass is not null)
        {
            throw new UnsupportedException(
                $"A collation or an operator class of an index's column '{name}'", "Leave it out, or give the column itself another collation.");
        }
        return phrases.Quote(name) + (column.Descending ? " DESC" : "");
    }

    static bool IsColumnstore(Index index) => string.Equals(index.Method, "columnstore", StringComparison.OrdinalIgnoreCase);
}
