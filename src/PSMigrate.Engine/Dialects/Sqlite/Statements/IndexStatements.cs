using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Statements about indexes.</summary>
sealed class IndexStatements(SqliteSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);

    public string Create(TableName table, Index index, bool ifNotExists)
    {
        Check(index);
        var name = phrases.Name(new(table.Schema, index.Name ?? throw new UnsupportedException("An index without a name", "Give it a name.")));
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(SqlPhrases.IfNotExists(ifNotExists))
            .Append(name).Append(" ON ").Append(syntax.Quote(table.Name))
            .Append(" (").AppendJoin(", ", index.Columns.Select(Column)).Append(')');
        if (index.Where is { } where)
            sql.Append(" WHERE ").Append(phrases.Text(where, "filter"));
        return sql.ToString();
    }

    public string Drop(DropIndex drop) => $"DROP INDEX {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(new(drop.Table?.Schema, drop.Name))}";

    void Check(Index index)
    {
        if (index.Include.Count > 0)
            throw new UnsupportedException("An index with included columns", "Make them columns of the index.");
        if (index.Method is { } method)
            throw new UnsupportedException($"The index method '{method}'", "Leave the method out: SQLite has one kind of index.");
        if (index.NullsNotDistinct == true)
            throw new UnsupportedException("A unique index to which two NULLs are the same", "Index an expression such as ifnull(a, '').");
        if (index.Clustered)
            throw new UnsupportedException("A clustered index", "Make the table WITHOUT ROWID: it is stored in the order of its primary key.");
        if (index.Options is { } options && options.For(syntax.Provider) is { } text)
            throw new UnsupportedException($"The index option '{text}'", "Leave the options out for this provider.");
    }

    string Column(IndexColumn column)
    {
        // NULL is less than anything else; SQLite says so only by the order itself.
        if (column.NullsFirst is { } first && first == column.Descending)
            throw new UnsupportedException($"An index with NULLS {(first ? "FIRST" : "LAST")}", "Index a second expression such as (a IS NULL) before the column.");
        if (column.OperatorClass is { } operators)
            throw new UnsupportedException($"The operator class '{operators}'", "Leave it out for this provider.");
        var what = column.Name is { } name ? syntax.Quote(name) : $"({phrases.Text(column.Expression!, "index expression")})";
        var collation = column.Collation is { } collated ? $" COLLATE {syntax.Quote(collated)}" : "";
        return what + collation + (column.Descending ? " DESC" : "");
    }
}
