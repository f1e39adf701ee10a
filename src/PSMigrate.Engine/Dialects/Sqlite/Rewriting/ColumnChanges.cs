using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Adds, drops, renames and changes columns of a draft.</summary>
sealed class ColumnChanges(SqliteSyntax syntax, TableDraft draft)
{
    readonly TableStatements statements = new(syntax);
    readonly SqlPhrases phrases = new(syntax);

    public void Add(AddColumn add)
    {
        if (draft.Find(add.Column.Name) is not null)
        {
            if (add.IfNotExists)
                return;
            throw Engine.Errors.ColumnExists(draft.Name, add.Column.Name);
        }
        draft.NeedsRebuild = true;
        // Another column may still have its name inside the definition.
        var inside = draft.FreeName(add.Column.Name);
        var column = (draft.Original.IsStrict ? statements.StrictType(add.Column) : add.Column) with { Name = inside };
        if (column.Computed is { } computed)
            column = column with { Computed = computed with { Expression = new(draft.Inside(computed.Expression.Require(syntax.Provider, "expression"))) } };
        var definition = TableParser.Column(statements.ColumnLine(add with { Column = column, Table = draft.Name }));
        draft.Columns.Add(new(definition) { Original = null, FinalName = add.Column.Name });
    }

    public void Drop(DropColumn drop)
    {
        if (drop.IfExists && draft.Find(drop.Name) is null)
            return;
        var column = draft.Column(drop.Name);
        if (draft.Columns.Count == 1)
            throw new UnsupportedException($"Dropping '{drop.Name}', the only column of '{draft.Name}',", "Drop the table.");
        draft.NeedsRebuild = true;
        DropWhatConsistsOf(column);
        var user = draft.Columns.Find(other => other != column
            && other.Definition.Clauses.Any(clause => clause.Expression.Length > 0 && clause.Kind is ClauseKind.Check or ClauseKind.Computed
                && ExpressionText.Mentions(clause.Expression, column.Name)));
        if (user is not null)
            throw Engine.Errors.ColumnInUse(draft.Name, drop.Name, $"the definition of column '{user.FinalName}'");
        draft.Columns.Remove(column);
    }

    public void Rename(RenameColumn rename)
    {
        var column = draft.Column(rename.Name);
        if (draft.Find(rename.NewName) is { } other && other != column)
            throw Engine.Errors.ColumnExists(draft.Name, rename.NewName);
        column.FinalName = rename.NewName;
    }

    public void Alter(AlterColumn alter)
    {
        var column = draft.Column(alter.Name);
        draft.NeedsRebuild = true;
        var definition = column.Definition;
        if (alter.Type is { } type)
        {
            var text = phrases.TypeOf(type, alter.Name);
            if (draft.Original.IsStrict)
                text = phrases.TypeOf(statements.StrictType(new(alter.Name, type)).Type, alter.Name);
            definition = definition with { Type = text };
        }
        if (alter.Nullable is { } nullable)
            definition = definition.Without(ClauseKind.NotNull, ClauseKind.Null).With(nullable ? null : new(ClauseKind.NotNull, null, "NOT NULL"));
        if (alter.Default is { } value)
            definition = definition.Without(ClauseKind.Default).With(value.To is null ? null : Parsed($"DEFAULT {syntax.Default(value.To)}"));
        if (alter.Collation is { } collation)
            definition = definition.Without(ClauseKind.Collation).With(collation.To is null ? null : Parsed($"COLLATE {syntax.Quote(collation.To)}"));
        if (alter.Computed is { } computed)
            definition = definition.Without(ClauseKind.Computed).With(computed.To is null ? null : Parsed(Computed(alter, computed.To)));
        column.Definition = definition;
        if (alter.Identity is { } identity)
            Number(column, identity.To is not null);
        // One that is written for other providers only leaves the conversion to the column's type.
        if (alter.Using?.For(syntax.Provider) is { } conversion)
            Convert(column, conversion);
    }

    string Computed(AlterColumn alter, Schema.Computed computed)
    {
        var expression = draft.Inside(computed.Expression.Require(syntax.Provider, $"expression of column '{alter.Name}'"));
        return $"GENERATED ALWAYS AS ({expression}) {(computed.Stored ? "STORED" : "VIRTUAL")}";
    }

    void Convert(ColumnDraft column, string conversion)
    {
        if (column.Original is null)
            throw new UnsupportedException($"Converting the values of '{column.FinalName}', which is made in the same step,", "Give the column its final type at once.");
        if (column.Conversion is not null)
            throw new UnsupportedException($"Converting the values of '{column.FinalName}' twice in one step", "Write one conversion.");
        column.Conversion = draft.Inside(conversion);
    }

    // Numbering is a word of the primary key, which stands at the column then.
    void Number(ColumnDraft column, bool numbered)
    {
        var behind = draft.Constraints.Find(clause => clause.Kind == ClauseKind.PrimaryKey);
        var key = column.Definition.Find(ClauseKind.PrimaryKey) ?? (behind is { Columns: [var only] } && SqliteNames.Equal(only, column.Name) ? behind : null)
            ?? throw new UnsupportedException(
                $"The identity of column '{column.FinalName}'", "SQLite numbers only a column that alone is the primary key, from 1 in steps of 1.");
        draft.Constraints.Remove(key);
        var clause = new Clause(ClauseKind.PrimaryKey, key.Name, numbered ? "PRIMARY KEY AUTOINCREMENT" : "PRIMARY KEY");
        column.Definition = column.Definition.Without(ClauseKind.PrimaryKey).With(clause);
        if (numbered)
            column.Definition = column.Definition with { Type = "INTEGER" };
    }

    // What is about this column alone goes with it; what is about others, too, is the author's to decide.
    void DropWhatConsistsOf(ColumnDraft column)
    {
        foreach (var clause in draft.Constraints.ToList())
        {
            var columns = clause.Kind == ClauseKind.Check
                ? draft.Mentioned(clause.Expression)
                : draft.Columns.FindAll(other => clause.Columns.Among(other.Name));
            if (!columns.Contains(column))
                continue;
            if (columns.Count > 1)
                throw Engine.Errors.ColumnInUse(draft.Name, column.FinalName, clause.Name is null ? clause.Text : $"constraint '{clause.Name}'");
            draft.Constraints.Remove(clause);
        }
        foreach (var index in draft.Indexes.ToList())
        {
            var columns = draft.Mentioned(IndexChanges.Body(index.Sql));
            if (!columns.Contains(column))
                continue;
            if (columns.Count > 1)
                throw Engine.Errors.ColumnInUse(draft.Name, column.FinalName, $"index '{index.Name}'");
            draft.Indexes.Remove(index);
        }
    }

    static Clause Parsed(string clause) => ClauseParser.OfColumn(new TokenCursor(clause))!;
}
