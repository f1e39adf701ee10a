namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Takes the text of a table apart that the database keeps of it.</summary>
static class TableParser
{
    public static TableDefinition Parse(string sql)
    {
        var cursor = new TokenCursor(sql);
        cursor.Expect("CREATE");
        cursor.AcceptAny("TEMP", "TEMPORARY");
        cursor.Expect("TABLE");
        cursor.Accept("IF", "NOT", "EXISTS");
        var name = cursor.Name();
        cursor.Expect("(");
        var columns = new List<ColumnDefinition>();
        while (!AtConstraint(cursor))
        {
            columns.Add(Column(cursor));
            if (!cursor.Accept(","))
                break;
        }
        var constraints = new List<Clause>();
        while (!cursor.Accept(")"))
        {
            // SQLite does not insist on commas here.
            if (!cursor.Accept(",") && Constraint(cursor) is { } constraint)
                constraints.Add(constraint);
        }
        return new(name, columns, constraints, cursor.Rest());
    }

    /// <summary>Takes a column's line apart.</summary>
    public static ColumnDefinition Column(string line) => Column(new TokenCursor(line));

    /// <summary>Takes the line of a constraint apart.</summary>
    public static Clause Constraint(string line) => Constraint(new TokenCursor(line))!;

    static bool AtConstraint(TokenCursor cursor) => cursor.AtAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    static ColumnDefinition Column(TokenCursor cursor)
    {
        var name = cursor.Take().Name;
        var start = cursor.Position;
        while (cursor.Current.Kind != SqliteTokenKind.Symbol && !AtClause(cursor))
            cursor.Take();
        if (cursor.Position > start && cursor.At("("))
            cursor.Group();
        var type = cursor.Since(start);
        var clauses = new List<Clause>();
        while (AtClause(cursor))
        {
            if (ClauseParser.OfColumn(cursor) is { } clause)
                clauses.Add(clause);
        }
        return new(name, type, clauses);
    }

    static bool AtClause(TokenCursor cursor) =>
        cursor.AtAny("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "AS")
        || cursor.At("GENERATED") && cursor.Peek(1).Is("ALWAYS");

    static Clause? Constraint(TokenCursor cursor)
    {
        var name = cursor.Accept("CONSTRAINT") ? cursor.Take().Name : null;
        var start = cursor.Position;
        if (cursor.Accept("PRIMARY", "KEY"))
            return Key(ClauseKind.PrimaryKey);
        if (cursor.Accept("UNIQUE"))
            return Key(ClauseKind.Unique);
        if (cursor.Accept("CHECK"))
        {
            var condition = cursor.Group();
            ClauseParser.OnConflict(cursor);
            return new(ClauseKind.Check, name, cursor.Since(start)) { Expression = condition };
        }
        if (cursor.Accept("FOREIGN", "KEY"))
        {
            var columns = Names(cursor.Group());
            var reference = ClauseParser.Reference(cursor);
            return new(ClauseKind.ForeignKey, name, cursor.Since(start)) { Columns = columns, Reference = reference };
        }
        // A name with nothing behind it is allowed, and means nothing.
        return name is null ? throw new FormatException($"A constraint was expected at character {cursor.Current.Start + 1} of: {cursor.Text}") : null;

        Clause Key(ClauseKind kind)
        {
            var columns = Names(cursor.Group());
            ClauseParser.OnConflict(cursor);
            return new(kind, name, cursor.Since(start)) { Columns = columns };
        }
    }

    static List<string> Names(string list) => [.. TokenCursor.Items(list).Select(item => SqliteTokens.Of(item)[0].Name)];
}
