namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// The statements that put a new table in the place of an old one. The foreign keys, views and triggers of others name the table and
/// are left alone: with legacy_alter_table the last renaming neither follows nor checks them.
/// </summary>
sealed class TableRebuild(TableDraft draft, SqliteObjects objects)
{
    /// <summary>What the name of a table has before it while it stands in for the old one.</summary>
    public const string StandIn = "_psmigrate_";

    readonly TableDependents dependents = new(draft, objects);

    public IEnumerable<string> Statements()
    {
        var schema = draft.Name.Schema;
        var temporary = FreeTableName();
        var (old, fresh) = (Qualified(schema, draft.Name.Name), Qualified(schema, temporary));
        yield return $"CREATE TABLE {fresh} (\n    {string.Join(",\n    ", Lines())}\n){(draft.Original.Options.Length == 0 ? "" : " " + draft.Original.Options)}";
        yield return Copy(old, fresh);
        foreach (var statement in Compare(old, fresh))
            yield return statement;
        if (draft.Original.IsAutoincrement && draft.Definition.IsAutoincrement)
        {
            var numbers = Qualified(schema, "sqlite_sequence");
            yield return $"DELETE FROM {numbers} WHERE name = {SqlLiterals.Text(temporary)}";
            yield return
                $"INSERT INTO {numbers} (name, seq) SELECT {SqlLiterals.Text(temporary)}, seq FROM {numbers} WHERE name = {SqlLiterals.Text(draft.Name.Name)}";
        }
        yield return $"DROP TABLE {old}";
        yield return "PRAGMA legacy_alter_table = ON";
        yield return $"ALTER TABLE {fresh} RENAME TO {SqliteSyntax.QuoteName(draft.Name.Name)}";
        yield return "PRAGMA legacy_alter_table = OFF";
        foreach (var index in draft.Indexes)
            yield return ObjectParser.Named(index.Sql, schema, index.Name);
        foreach (var trigger in dependents.Triggers)
            yield return ObjectParser.Named(trigger.Sql!, schema, trigger.Name);
        // A view with a column that is gone says so when it is asked.
        foreach (var view in dependents.DoubtfulViews())
            yield return $"SELECT * FROM {Qualified(schema, view)} LIMIT 0";
        foreach (var rename in RenameColumns())
            yield return rename;
    }

    /// <summary>The statements where only indexes and the names of columns change, and the table can stay.</summary>
    public IEnumerable<string> SmallStatements()
    {
        foreach (var index in objects.Of("index").Where(index => SqliteNames.Equal(index.Table, draft.Name.Name)))
        {
            if (!draft.Indexes.Exists(kept => kept.Original == index.Name && kept.Name == index.Name))
                yield return $"DROP INDEX {Qualified(draft.Name.Schema, index.Name)}";
        }
        foreach (var index in draft.Indexes.Where(index => index.Original != index.Name))
            yield return ObjectParser.Named(index.Sql, draft.Name.Schema, index.Name);
        foreach (var rename in RenameColumns())
            yield return rename;
    }

    public static string Qualified(string? schema, string name) =>
        schema is null ? SqliteSyntax.QuoteName(name) : $"{SqliteSyntax.QuoteName(schema)}.{SqliteSyntax.QuoteName(name)}";

    IEnumerable<string> Lines() =>
        draft.Columns.Select(column => Line(column.Definition)).Concat(draft.Constraints.Select(Text));

    string Line(ColumnDefinition column)
    {
        IEnumerable<string> words = [SqliteSyntax.QuoteName(column.Name), column.Type, .. column.Clauses.Select(Text)];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    // The new table has another name for a while, under which its own name before a column means nothing.
    string Text(Clause clause)
    {
        var text = clause.Kind is ClauseKind.Check or ClauseKind.Computed ? ExpressionText.Unqualify(clause.Text, draft.Name.Name) : clause.Text;
        return clause.Name is null ? text : $"CONSTRAINT {SqliteSyntax.QuoteName(clause.Name)} {text}";
    }

    // Values are converted by the new columns' affinity, which leaves alone what it cannot convert: CAST would make 0 of it.
    // ABORT keeps a conflict clause of the table from dropping rows.
    string Copy(string old, string fresh)
    {
        var columns = new List<(string Target, string Source)>();
        if (!draft.Original.IsWithoutRowid && !draft.Definition.HasRowidAlias && RowidName() is { } rowid)
            columns.Add((rowid, rowid));
        foreach (var column in draft.Columns)
        {
            if (column.Original is not null && column.Definition.Find(ClauseKind.Computed) is null)
                columns.Add((SqliteSyntax.QuoteName(column.Name), RowChecks.Source(column)));
        }
        var (targets, sources) = (string.Join(", ", columns.Select(column => column.Target)), string.Join(", ", columns.Select(column => column.Source)));
        return $"INSERT OR ABORT INTO {fresh} ({targets}) SELECT {sources} FROM {old}";
    }

    string? RowidName() => Array.Find(["rowid", "_rowid_", "oid"], name =>
        draft.Original.Column(name) is null && !draft.Columns.Exists(column => SqliteNames.Equal(column.Name, name)));

    // Plain SQL fails on purpose only by a constraint.
    static IEnumerable<string> Compare(string old, string fresh) =>
    [
        "CREATE TEMP TABLE \"_psmigrate_rows\" (kept INTEGER CONSTRAINT \"every row is in the new table\" CHECK (kept))",
        $"INSERT INTO temp.\"_psmigrate_rows\" SELECT (SELECT count(*) FROM {old}) = (SELECT count(*) FROM {fresh})",
        "DROP TABLE temp.\"_psmigrate_rows\"",
    ];

    string FreeTableName()
    {
        var wanted = StandIn + draft.Name.Name;
        var free = wanted;
        for (var number = 1; objects.All.Any(found => SqliteNames.Equal(found.Name, free)); number++)
            free = $"{wanted}~{number}";
        return free;
    }

    IEnumerable<string> RenameColumns() => Renames().Select(rename =>
        $"ALTER TABLE {Qualified(draft.Name.Schema, draft.Name.Name)} RENAME COLUMN {SqliteSyntax.QuoteName(rename.Name)} TO {SqliteSyntax.QuoteName(rename.NewName)}");

    // One after the other, by way of a name that is free where the wanted one is not yet.
    IEnumerable<(string Name, string NewName)> Renames()
    {
        var names = draft.Columns.ToDictionary(column => column, column => column.Name);
        while (names.Where(pair => pair.Value != pair.Key.FinalName).Select(pair => pair.Key).ToList() is { Count: > 0 } open)
        {
            var next = open.Find(column => !names.Any(other => other.Key != column && SqliteNames.Equal(other.Value, column.FinalName))) ?? open[0];
            var isFree = !names.Any(other => other.Key != next && SqliteNames.Equal(other.Value, next.FinalName));
            var name = isFree ? next.FinalName : draft.FreeName(next.FinalName);
            yield return (names[next], name);
            names[next] = name;
        }
    }
}
