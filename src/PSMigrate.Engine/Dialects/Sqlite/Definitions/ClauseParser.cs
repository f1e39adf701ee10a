using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Takes the clauses apart that follow a column's type.</summary>
static class ClauseParser
{
    /// <summary>Reads one clause; null for a constraint's name with nothing behind it.</summary>
    public static Clause? OfColumn(TokenCursor cursor)
    {
        var name = cursor.Accept("CONSTRAINT") ? cursor.Take().Name : null;
        var start = cursor.Position;
        if (cursor.Accept("PRIMARY", "KEY"))
        {
            cursor.AcceptAny("ASC", "DESC");
            OnConflict(cursor);
            cursor.Accept("AUTOINCREMENT");
            return Made(ClauseKind.PrimaryKey);
        }
        if (cursor.Accept("NOT", "NULL"))
            return MadeWithConflict(ClauseKind.NotNull);
        if (cursor.Accept("NULL"))
            return MadeWithConflict(ClauseKind.Null);
        if (cursor.Accept("UNIQUE"))
            return MadeWithConflict(ClauseKind.Unique);
        if (cursor.Accept("CHECK"))
        {
            var condition = cursor.Group();
            OnConflict(cursor);
            return Made(ClauseKind.Check) with { Expression = condition };
        }
        if (cursor.Accept("DEFAULT"))
        {
            var value = Default(cursor);
            return Made(ClauseKind.Default) with { Expression = value };
        }
        if (cursor.Accept("COLLATE"))
        {
            var collation = cursor.Take().Name;
            return Made(ClauseKind.Collation) with { Expression = collation };
        }
        if (cursor.At("REFERENCES"))
        {
            var reference = Reference(cursor);
            return Made(ClauseKind.ForeignKey) with { Reference = reference };
        }
        if (cursor.Accept("GENERATED", "ALWAYS", "AS") || cursor.Accept("AS"))
        {
            var expression = cursor.Group();
            cursor.AcceptAny("STORED", "VIRTUAL");
            return Made(ClauseKind.Computed) with { Expression = expression };
        }
        return name is null ? throw new FormatException($"A clause was expected at character {cursor.Current.Start + 1} of: {cursor.Text}") : null;

        Clause Made(ClauseKind kind) => new(kind, name, cursor.Since(start));

        Clause MadeWithConflict(ClauseKind kind)
        {
            OnConflict(cursor);
            return Made(kind);
        }
    }

    public static void OnConflict(TokenCursor cursor)
    {
        if (cursor.Accept("ON", "CONFLICT"))
            cursor.Take();
    }

    /// <summary>Reads what a foreign key refers to, from REFERENCES on.</summary>
    public static Reference Reference(TokenCursor cursor)
    {
        cursor.Expect("REFERENCES");
        var table = cursor.Take().Name;
        IReadOnlyList<string> columns = cursor.At("(") ? [.. TokenCursor.Items(cursor.Group()).Select(item => SqliteTokens.Of(item)[0].Name)] : [];
        var reference = new Reference(table, columns);
        while (true)
        {
            if (cursor.Accept("ON", "DELETE"))
                reference = reference with { OnDelete = Action(cursor) };
            else if (cursor.Accept("ON", "UPDATE"))
                reference = reference with { OnUpdate = Action(cursor) };
            else if (cursor.Accept("ON", "INSERT"))
                Action(cursor);
            else if (cursor.Accept("MATCH"))
                cursor.Take(); // SQLite reads it and does the same for each.
            else if (cursor.Accept("NOT", "DEFERRABLE"))
            {
                Initially(cursor);
                reference = reference with { Deferral = Deferral.None };
            }
            else if (cursor.Accept("DEFERRABLE"))
                reference = reference with { Deferral = Initially(cursor) ? Deferral.InitiallyDeferred : Deferral.InitiallyImmediate };
            else
                return reference;
        }
    }

    static bool Initially(TokenCursor cursor) => cursor.Accept("INITIALLY") && cursor.Take().Is("DEFERRED");

    static ReferentialAction Action(TokenCursor cursor)
    {
        if (cursor.Accept("SET", "NULL"))
            return ReferentialAction.SetNull;
        if (cursor.Accept("SET", "DEFAULT"))
            return ReferentialAction.SetDefault;
        if (cursor.Accept("CASCADE"))
            return ReferentialAction.Cascade;
        if (cursor.Accept("RESTRICT"))
            return ReferentialAction.Restrict;
        cursor.Accept("NO", "ACTION");
        return ReferentialAction.NoAction;
    }

    // An expression in parentheses, a literal with or without a sign, or a word that stands for a text.
    static string Default(TokenCursor cursor)
    {
        if (cursor.At("("))
            return cursor.Group();
        var start = cursor.Position;
        cursor.AcceptAny("+", "-");
        var value = cursor.Take();
        var isText = value.Kind == SqliteTokenKind.QuotedName
            || value.Kind == SqliteTokenKind.Word && !value.IsAny("TRUE", "FALSE", "NULL", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME");
        return isText ? SqlLiterals.Text(value.Name) : cursor.Since(start);
    }
}
