using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The phrases that the dialects share, said with one dialect's words. What a dialect says otherwise, its own generator says.</summary>
sealed class SqlPhrases(ISqlSyntax syntax)
{
    public string Quote(string name) => syntax.Quote(name);

    public string Literal(object? value) => syntax.Literal(value);

    public string Name(TableName name) => name.Schema is null ? syntax.Quote(name.Name) : $"{syntax.Quote(name.Schema)}.{syntax.Quote(name.Name)}";

    public string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Select(syntax.Quote));

    /// <summary>The text for this dialect.</summary>
    /// <param name="text">The texts.</param>
    /// <param name="what">What the text is, for the error where there is none.</param>
    public string Text(DialectText text, string what) => text.Require(syntax.Provider, what);

    public string TypeOf(DialectText type, string column)
    {
        var text = Text(type, $"type of column '{column}'");
        return syntax.PortableType(PortableType.Parse(text)) ?? text;
    }

    /// <summary>A column as it stands in a table's definition.</summary>
    public string Column(Column column, PrimaryKey? key, out bool declaresKey) =>
        syntax.ColumnClause(column, TypeOf(column.Type, column.Name), key, out declaresKey);

    /// <summary>The lines of a table's definition: its columns, then its constraints as the dialect's own generator says them.</summary>
    public IReadOnlyList<string> TableLines(Table table, Func<Constraint, string> constraint)
    {
        var lines = new List<string>();
        var keyDeclared = false;
        foreach (var column in table.Columns)
        {
            var key = table.PrimaryKey is { Columns: [var only] } && only == column.Name ? table.PrimaryKey : null;
            lines.Add(Column(column, key, out var declares));
            keyDeclared |= declares;
        }
        if (table.PrimaryKey is { } declared && !keyDeclared)
            lines.Add(constraint(declared));
        lines.AddRange(table.Uniques.Select(constraint));
        lines.AddRange(table.Checks.Select(constraint));
        lines.AddRange(table.ForeignKeys.Select(constraint));
        lines.AddRange(table.Excludes.Select(constraint));
        return lines;
    }

    public string Named(Constraint constraint) => constraint.Name is null ? "" : $"CONSTRAINT {syntax.Quote(constraint.Name)} ";

    public string References(ForeignKey foreign)
    {
        var columns = foreign.PrincipalColumns.Count == 0 ? "" : $" ({Columns(foreign.PrincipalColumns)})";
        return $"REFERENCES {Name(foreign.Principal)}{columns}";
    }

    public static string Actions(ForeignKey foreign) => Action("DELETE", foreign.OnDelete) + Action("UPDATE", foreign.OnUpdate);

    public static string Deferred(Deferral deferral) => deferral switch
    {
        Deferral.None => "",
        Deferral.InitiallyImmediate => " DEFERRABLE INITIALLY IMMEDIATE",
        _ => " DEFERRABLE INITIALLY DEFERRED",
    };

    public static string IfExists(bool ifExists) => ifExists ? "IF EXISTS " : "";

    public static string IfNotExists(bool ifNotExists) => ifNotExists ? "IF NOT EXISTS " : "";

    static string Action(string occasion, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" ON {occasion} RESTRICT",
        ReferentialAction.Cascade => $" ON {occasion} CASCADE",
        ReferentialAction.SetNull => $" ON {occasion} SET NULL",
        _ => $" ON {occasion} SET DEFAULT",
    };
}

/// <summary>Something that a dialect cannot say; the generator adds whose operation it was.</summary>
sealed class UnsupportedException(string what, string remedy) : Exception(what)
{
    public string Remedy => remedy;

    /// <summary>The statement that cannot be sent, where one is the trouble.</summary>
    public SqlStatement? Statement { get; init; }
}
