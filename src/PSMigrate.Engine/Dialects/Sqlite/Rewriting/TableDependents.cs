namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What stands elsewhere in the database and uses a table that changes.</summary>
sealed class TableDependents(TableDraft draft, SqliteObjects objects)
{
    readonly string table = draft.Name.Name;

    /// <summary>Refuses what would leave a view, a trigger or a foreign key with nothing to use.</summary>
    public void Check()
    {
        foreach (var column in Dropped())
        {
            if (objects.Of("trigger").FirstOrDefault(trigger => Uses(trigger, column)) is { } trigger)
                throw Engine.Errors.ColumnInUse(draft.Name, column, $"trigger '{trigger.Name}'");
            if (objects.Of("view").FirstOrDefault(view => Uses(view, column) && !MayMeanAnother(view, column)) is { } view)
                throw Engine.Errors.ColumnInUse(draft.Name, column, $"view '{view.Name}'");
        }
        foreach (var other in objects.Tables.Where(other => !IsThis(other.Name) && ExpressionText.Mentions(other.Sql!, table)))
            CheckForeignKeys(other.Name, TableModel.Of(TableParser.Parse(other.Sql!)));
        CheckForeignKeys(table, TableModel.Of(draft.Definition));
    }

    /// <summary>The views that may use a column that is no longer there; only the database can tell.</summary>
    public IReadOnlyList<string> DoubtfulViews()
    {
        var dropped = Dropped().ToList();
        return [.. objects.Of("view").Where(view => dropped.Exists(column => Uses(view, column))).Select(view => view.Name)];
    }

    /// <summary>The triggers that go with the table, in the order in which they were made.</summary>
    public IEnumerable<SqliteObject> Triggers => objects.Of("trigger").Where(trigger => IsThis(trigger.Table));

    IEnumerable<string> Dropped() => draft.Original.Columns.Select(column => column.Name)
        .Where(name => draft.Find(name) is null && !draft.Columns.Exists(column => column.Original is not null && SqliteNames.Equal(column.Name, name)));

    bool Uses(SqliteObject user, string column) => ExpressionText.Mentions(user.Sql!, table) && ExpressionText.Mentions(user.Sql!, column);

    // Another table or view of the same text has a column of that name, and nothing says that this table's is meant.
    bool MayMeanAnother(SqliteObject user, string column) =>
        !ExpressionText.MentionsOf(user.Sql!, table, column)
        && objects.All.Any(other => other.Type is "table" or "view" && other.Sql is not null && !IsThis(other.Name) && other != user
            && ExpressionText.Mentions(user.Sql!, other.Name) && ExpressionText.Mentions(other.Sql, column));

    void CheckForeignKeys(string owner, Schema.Table other)
    {
        foreach (var foreign in other.ForeignKeys.Where(foreign => IsThis(foreign.Principal.Name)))
        {
            var columns = foreign.PrincipalColumns.Count > 0 ? [.. foreign.PrincipalColumns] : draft.Original.KeyColumns;
            if (columns.Count == 0 || !IsUnique(draft.Original, objects.Of("index").Where(index => IsThis(index.Table)).Select(index => index.Sql!), columns))
                continue;
            var user = foreign.Name is null ? $"a foreign key of table '{owner}'" : $"foreign key '{foreign.Name}' of table '{owner}'";
            if (columns.FirstOrDefault(column => !draft.Columns.Exists(kept => SqliteNames.Equal(kept.Name, column))) is { } dropped)
                throw Engine.Errors.ColumnInUse(draft.Name, dropped, user);
            var after = draft.Definition;
            var holds = foreign.PrincipalColumns.Count > 0 ? IsUnique(after, draft.Indexes.Select(index => index.Sql), columns) : SameSet(after.KeyColumns, columns);
            if (!holds)
                throw Engine.Errors.KeyInUse(draft.Name, string.Join(", ", columns), user);
        }
    }

    static bool IsUnique(TableDefinition definition, IEnumerable<string> indexes, IReadOnlyList<string> columns)
    {
        var model = TableModel.Of(definition);
        return SameSet(definition.KeyColumns, columns)
            || model.Uniques.Any(unique => SameSet(unique.Columns, columns))
            || indexes.Select(ObjectParser.Index).Any(index => index.Unique && index.Where is null
                && SameSet([.. index.Columns.Select(column => column.Name ?? "")], columns));
    }

    static bool SameSet(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count == other.Count && one.All(name => other.Among(name));

    bool IsThis(string name) => SqliteNames.Equal(name, table);
}
