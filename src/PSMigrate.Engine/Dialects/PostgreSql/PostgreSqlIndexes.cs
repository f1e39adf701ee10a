using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for indexes.</summary>
sealed class PostgreSqlIndexes(SqlPhrases phrases)
{
    public SqlStatement Create(CreateIndex create) => create.Online
        ? new(Text(create)) { IsOutsideTransaction = true, Recovery = RecoveryOf(create) }
        : new(Text(create));

    public string Text(CreateIndex create)
    {
        var index = create.Index;
        if (index.Clustered)
            throw Clustered();
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(create.Online ? "CONCURRENTLY " : "")
            .Append(SqlPhrases.IfNotExists(create.IfNotExists))
            .Append(phrases.Quote(NameOf(create))).Append(" ON ").Append(phrases.Name(create.Table));
        if (index.Method is not null)
            sql.Append(" USING ").Append(phrases.Quote(index.Method));
        sql.Append(" (").AppendJoin(", ", index.Columns.Select(Column)).Append(')');
        if (index.Include.Count > 0)
            sql.Append(" INCLUDE (").Append(phrases.Columns(index.Include)).Append(')');
        if (index.NullsNotDistinct == true)
            sql.Append(" NULLS NOT DISTINCT");
        if (index.Options is { } options)
            sql.Append(" WITH (").Append(phrases.Text(options, "options of the index")).Append(')');
        if (index.Where is { } where)
            sql.Append(" WHERE ").Append(phrases.Text(where, "filter"));
        return sql.ToString();
    }

    public static UnsupportedException Clustered() =>
        new("A table that stays in the order of an index", "Leave -Clustered out; the statement CLUSTER orders the rows that are there.");

    /// <summary>A part of an index or of an exclusion constraint.</summary>
    public string Column(IndexColumn column)
    {
        var text = new StringBuilder(column.Name is { } name ? phrases.Quote(name) : $"({phrases.Text(column.Expression!, "index expression")})");
        if (column.Collation is { } collation)
            text.Append(" COLLATE ").Append(PostgreSqlSyntax.Collation(phrases.Quote, collation));
        if (column.OperatorClass is { } operatorClass)
            text.Append(' ').Append(operatorClass);
        if (column.Descending)
            text.Append(" DESC");
        if (column.NullsFirst is { } first)
            text.Append(first ? " NULLS FIRST" : " NULLS LAST");
        return text.ToString();
    }

    public SqlStatement Drop(DropIndex drop)
    {
        var name = phrases.Name(new(drop.Table?.Schema, drop.Name));
        var text = $"DROP INDEX {(drop.Online ? "CONCURRENTLY " : "")}{SqlPhrases.IfExists(drop.IfExists)}{name}";
        return drop.Online ? new(text) { IsOutsideTransaction = true, Recovery = RecoveryOf(name) } : new(text);
    }

    public string Rename(RenameIndex rename) =>
        $"ALTER INDEX {phrases.Name(new(rename.Table.Schema, rename.Name))} RENAME TO {phrases.Quote(rename.NewName)}";

    static string NameOf(CreateIndex create) => create.Index.Name ?? throw new UnsupportedException("An index without a name", "Give it a name.");

    // What failed or was cut off has left an index behind that is not valid: it is in the way of the next attempt, and is kept up to date for nothing.
    Recovery RecoveryOf(CreateIndex create) => new(
        $"""
        SELECT coalesce((
            SELECT CASE WHEN i.indisvalid THEN 'done' ELSE 'broken' END
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = pg_catalog.to_regclass({phrases.Literal(phrases.Name(create.Table))}) AND c.relname = {phrases.Literal(NameOf(create))}
        ), 'absent')
        """,
        $"DROP INDEX CONCURRENTLY IF EXISTS {phrases.Name(new(create.Table.Schema, NameOf(create)))}");

    // One that was cut off while it was dropped can be dropped again as it is.
    Recovery RecoveryOf(string name) =>
        new($"SELECT CASE WHEN pg_catalog.to_regclass({phrases.Literal(name)}) IS NULL THEN 'done' ELSE 'absent' END", null);
}
