using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Makes, drops and renames indexes of a draft.</summary>
sealed class IndexChanges(SqliteSyntax syntax, TableDraft draft, SqliteObjects objects)
{
    readonly IndexStatements statements = new(syntax);

    public void Create(CreateIndex create)
    {
        if (Taken(create.Index.Name))
        {
            if (create.IfNotExists)
                return;
            throw Engine.Errors.IndexExists(create.Index.Name!);
        }
        var sql = statements.Create(draft.Name, Inside(create.Index), ifNotExists: false);
        draft.Indexes.Add(new(create.Index.Name!, sql, null));
    }

    public void Drop(DropIndex drop)
    {
        if (draft.Indexes.RemoveAll(index => SqliteNames.Equal(index.Name, drop.Name)) == 0 && !drop.IfExists)
            throw Missing(drop.Name);
    }

    public void Rename(RenameIndex rename)
    {
        var place = draft.Indexes.FindIndex(index => SqliteNames.Equal(index.Name, rename.Name));
        if (place < 0)
            throw Missing(rename.Name);
        if (!SqliteNames.Equal(rename.Name, rename.NewName) && Taken(rename.NewName))
            throw Engine.Errors.IndexExists(rename.NewName);
        draft.Indexes[place] = draft.Indexes[place] with { Name = rename.NewName };
    }

    /// <summary>What an index says of its table: everything behind the table's name.</summary>
    public static string Body(string sql)
    {
        var cursor = new TokenCursor(sql);
        while (!cursor.Accept("ON"))
            cursor.Take();
        cursor.Name();
        return cursor.Rest();
    }

    // The names of the indexes that this draft keeps, and of those that it has nothing to do with.
    bool Taken(string? name) => name is not null
        && (draft.Indexes.Exists(index => SqliteNames.Equal(index.Name, name))
            || objects.Find("index", name) is { } other && !SqliteNames.Equal(other.Table, draft.Name.Name));

    MigrationException Missing(string name) => Engine.Errors.IndexMissing(draft.Name, name, [.. draft.Indexes.Select(index => index.Name)]);

    Index Inside(Index index) => index with
    {
        Columns = index.Columns.Select(column => column.Name is { } name
            ? column with { Name = draft.Column(name).Name }
            : column with { Expression = new(draft.Inside(column.Expression!.Require(syntax.Provider, "index expression"))) }).ToValueList(),
        Where = index.Where is null ? null : new(draft.Inside(index.Where.Require(syntax.Provider, "filter"))),
    };
}
