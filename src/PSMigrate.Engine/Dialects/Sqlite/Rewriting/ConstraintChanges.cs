using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Adds, drops and renames constraints of a draft.</summary>
sealed class ConstraintChanges(SqliteSyntax syntax, TableDraft draft)
{
    readonly TableStatements statements = new(syntax);

    public void Add(Constraint constraint)
    {
        draft.NeedsRebuild = true;
        if (constraint.Name is { } name && All().Any(found => SqliteNames.Equal(found.Clause.Name, name)))
            throw Engine.Errors.ConstraintExists(draft.Name, $"a constraint '{name}'");
        if (constraint is PrimaryKey key)
        {
            if (draft.Definition.KeyColumns.Count > 0)
                throw Engine.Errors.ConstraintExists(draft.Name, "a primary key");
            // A key means the same as elsewhere: SQLite by itself would let NULL in.
            foreach (var column in key.Columns.Select(draft.Column).Where(column => column.Definition.Find(ClauseKind.NotNull) is null))
                column.Definition = column.Definition.Without(ClauseKind.Null).With(new(ClauseKind.NotNull, null, "NOT NULL"));
        }
        draft.Constraints.Add(TableParser.Constraint(statements.Constraint(Inside(constraint), draft.Name)));
    }

    public void Drop(DropConstraint drop)
    {
        var candidates = All().Where(found => found.Model.Kind == drop.Kind).ToList();
        var (column, clause, _) = Choose(drop, candidates) ?? default;
        if (clause is null)
        {
            if (drop.IfExists)
                return;
            throw Engine.Errors.ConstraintMissing(draft.Name, drop.Name ?? drop.Kind.ToString(), [.. All().Select(found => found.Clause.Name).OfType<string>()]);
        }
        draft.NeedsRebuild = true;
        if (clause.Kind == ClauseKind.PrimaryKey)
            KeepNotNull();
        if (column is null)
            draft.Constraints.Remove(clause);
        else
            column.Definition = column.Definition with { Clauses = [.. column.Definition.Clauses.Where(other => other != clause)] };
    }

    public void Rename(RenameConstraint rename)
    {
        var all = All().ToList();
        if (all.Exists(found => SqliteNames.Equal(found.Clause.Name, rename.NewName)))
            throw Engine.Errors.ConstraintExists(draft.Name, $"a constraint '{rename.NewName}'");
        var (column, clause, _) = all.Find(found => SqliteNames.Equal(found.Clause.Name, rename.Name));
        if (clause is null)
            throw Engine.Errors.ConstraintMissing(draft.Name, rename.Name, [.. all.Select(found => found.Clause.Name).OfType<string>()]);
        draft.NeedsRebuild = true;
        var renamed = clause with { Name = rename.NewName };
        if (column is null)
            draft.Constraints[draft.Constraints.IndexOf(clause)] = renamed;
        else
            column.Definition = column.Definition with { Clauses = [.. column.Definition.Clauses.Select(other => other == clause ? renamed : other)] };
    }

    /// <summary>
    /// The constraint that is meant. One without a name is known by what it says: the author, or the naming convention, has given it a
    /// name that the database was never told.
    /// </summary>
    (ColumnDraft? Column, Clause Clause, Constraint Model)? Choose(
        DropConstraint drop, List<(ColumnDraft? Column, Clause Clause, Constraint Model)> candidates)
    {
        var named = candidates.FindIndex(found => SqliteNames.Equal(found.Clause.Name, drop.Name));
        if (named >= 0)
            return candidates[named];
        var open = drop.Name is null ? candidates : candidates.FindAll(found => found.Clause.Name is null);
        if (drop.Definition is { } definition)
            open = open.FindAll(found => Same(Inside(definition), found.Model));
        else if (drop.Name is not null && drop.Kind != ConstraintKind.PrimaryKey)
            return null;
        return open.Count switch
        {
            0 => null,
            1 => open[0],
            _ when drop.Definition is not null => open[0],
            _ => throw Engine.Errors.ConstraintAmbiguous(draft.Name, drop.Kind.ToString(), [.. open.Select(found => found.Clause.Name ?? found.Clause.Text)]),
        };
    }

    bool Same(Constraint wanted, Constraint found) => (wanted, found) switch
    {
        (PrimaryKey, PrimaryKey) => true,
        (UniqueConstraint one, UniqueConstraint other) => Same(one.Columns, other.Columns),
        (ForeignKey one, ForeignKey other) => Same(one.Columns, other.Columns) && SqliteNames.Equal(one.Principal.Name, other.Principal.Name),
        (CheckConstraint one, CheckConstraint other) => one.Condition.For(syntax.Provider) is { } condition
            && SqliteTokens.Of(condition).Select(token => token.Text).SequenceEqual(
                SqliteTokens.Of(other.Condition.Default!).Select(token => token.Text), StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    static bool Same(ValueList<string> one, ValueList<string> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => SqliteNames.Equal(pair.First, pair.Second));

    // What only the key has promised so far stays so without it.
    void KeepNotNull()
    {
        var nullable = TableModel.Of(draft.Definition).Columns.Where(column => column.Nullable).Select(column => column.Name).ToList();
        foreach (var name in draft.Definition.KeyColumns.Where(name => !nullable.Among(name)))
        {
            var column = draft.Columns.Find(found => SqliteNames.Equal(found.Name, name))!;
            if (column.Definition.Find(ClauseKind.NotNull) is null)
                column.Definition = column.Definition.With(new(ClauseKind.NotNull, null, "NOT NULL"));
        }
    }

    Constraint Inside(Constraint constraint) => constraint switch
    {
        PrimaryKey key => key with { Columns = draft.Inside(key.Columns) },
        UniqueConstraint unique => unique with { Columns = draft.Inside(unique.Columns) },
        CheckConstraint check => check with { Condition = new(draft.Inside(check.Condition.Require(syntax.Provider, "check"))) },
        ForeignKey foreign => foreign with
        {
            Columns = draft.Inside(foreign.Columns),
            PrincipalColumns = SqliteNames.Equal(foreign.Principal.Name, draft.Name.Name) ? draft.Inside(foreign.PrincipalColumns) : foreign.PrincipalColumns,
        },
        _ => constraint,
    };

    IEnumerable<(ColumnDraft? Column, Clause Clause, Constraint Model)> All()
    {
        foreach (var column in draft.Columns)
        {
            foreach (var clause in column.Definition.Clauses)
            {
                if (TableModel.Constraint(clause, column.Name) is { } model)
                    yield return (column, clause, model);
            }
        }
        foreach (var clause in draft.Constraints)
            yield return (null, clause, TableModel.Constraint(clause, null)!);
    }
}
