using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Statements about tables, and the phrases of which their definitions consist.</summary>
sealed class TableStatements(SqliteSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);

    public string Create(CreateTable create)
    {
        var table = create.Table;
        var options = table.Options is null ? "" : phrases.Text(table.Options, "table's options").Trim();
        if (SqliteTokens.Of(options).Any(token => token.Is("STRICT")))
            table = table with { Columns = table.Columns.Select(StrictType).ToValueList() };
        var lines = phrases.TableLines(table, constraint => Constraint(constraint, table.Name));
        var ending = options.Length == 0 ? "" : " " + options;
        return $"CREATE TABLE {SqlPhrases.IfNotExists(create.IfNotExists)}{phrases.Name(table.Name)} (\n    {string.Join(",\n    ", lines)}\n){ending}";
    }

    public string Drop(DropTable drop) => $"DROP TABLE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameTable rename) => $"ALTER TABLE {phrases.Name(rename.Table)} RENAME TO {syntax.Quote(rename.NewName)}";

    public string RenameColumn(RenameColumn rename) =>
        $"ALTER TABLE {phrases.Name(rename.Table)} RENAME COLUMN {syntax.Quote(rename.Name)} TO {syntax.Quote(rename.NewName)}";

    public IEnumerable<string>? AddColumn(AddColumn add)
    {
        var line = ColumnLine(add);
        return add.IfNotExists || !CanBeAdded(add) ? null : [$"ALTER TABLE {phrases.Name(add.Table)} ADD COLUMN {line}"];
    }

    /// <summary>The line of a column that is added, with its foreign key.</summary>
    public string ColumnLine(AddColumn add)
    {
        var foreign = add.ForeignKey;
        var references = foreign is null ? "" : $" {phrases.Named(foreign)}{References(foreign, add.Table)}";
        return phrases.Column(add.Column, null, out _) + references;
    }

    public IEnumerable<string>? AlterColumn(AlterColumn alter)
    {
        if (alter.Type is { } type)
            phrases.TypeOf(type, alter.Name);
        if (alter.Default?.To is { } value)
            syntax.Default(value);
        if (alter.Identity?.To is { } identity)
            SqliteSyntax.CheckIdentity(identity, alter.Name);
        alter.Computed?.To?.Expression.Require(syntax.Provider, $"expression of column '{alter.Name}'");
        var isChange = alter is not { Type: null, Nullable: null, Default: null, Identity: null, Computed: null, Collation: null, Using: null };
        if (!isChange && alter.Comment is not null)
            throw new UnsupportedException($"A comment on column '{alter.Name}'", "Leave it out for this provider: SQLite keeps no comments.");
        return isChange ? null : [];
    }

    /// <summary>A constraint behind the columns.</summary>
    public string Constraint(Constraint constraint, TableName table) => phrases.Named(constraint) + constraint switch
    {
        PrimaryKey key => Key("PRIMARY KEY", "primary key", key.Columns, key.Clustered, key.Deferral),
        UniqueConstraint { NullsNotDistinct: true } =>
            throw new UnsupportedException("A unique constraint to which two NULLs are the same", "Make the column NOT NULL, or write a unique index on an expression."),
        UniqueConstraint unique => Key("UNIQUE", "unique constraint", unique.Columns, unique.Clustered, unique.Deferral),
        CheckConstraint { NotValid: true } => throw NotValid("check"),
        CheckConstraint check => $"CHECK ({phrases.Text(check.Condition, "check")})",
        ForeignKey foreign => $"FOREIGN KEY ({phrases.Columns(foreign.Columns)}) {References(foreign, table)}",
        _ => throw Exclude(),
    };

    /// <summary>The type of a column of a STRICT table, which takes five words only.</summary>
    public Column StrictType(Column column) => phrases.TypeOf(column.Type, column.Name) switch
    {
        var type when type.StartsWith("VARCHAR", StringComparison.Ordinal) => column with { Type = new DialectText("TEXT") },
        "BOOLEAN" => column with { Type = new DialectText("INTEGER") },
        var type when type.StartsWith("DECIMAL", StringComparison.Ordinal) => throw new UnsupportedException(
            $"The exact number '{column.Name}' in a STRICT table", "Write its type for this provider: @{ Sqlite = 'text' }, 'real' or 'any'."),
        _ => column,
    };

    public static UnsupportedException Exclude() => new("An exclusion constraint", "Write a trigger that refuses such rows.");

    string Key(string words, string what, ValueList<string> columns, bool? clustered, Deferral deferral)
    {
        if (clustered == true)
            throw new UnsupportedException($"A clustered {what}", "Make the table WITHOUT ROWID: it is stored in the order of its primary key.");
        if (deferral != Deferral.None)
            throw new UnsupportedException($"A deferred {what}", "Only foreign keys can be checked at the transaction's end.");
        return $"{words} ({phrases.Columns(columns)})";
    }

    string References(ForeignKey foreign, TableName table)
    {
        if (foreign.NotValid)
            throw NotValid("foreign key");
        if (foreign.MatchFull)
            throw new UnsupportedException("A foreign key with MATCH FULL", "Add a check that its columns are NULL together.");
        if (foreign.Principal.Schema is { } schema && schema != table.Schema && !(schema == "main" && table.Schema is null))
            throw new UnsupportedException($"A foreign key to '{foreign.Principal}', in another file,", "Keep both tables in one file.");
        var principal = foreign with { Principal = new(null, foreign.Principal.Name) };
        return phrases.References(principal) + SqlPhrases.Actions(foreign) + SqlPhrases.Deferred(foreign.Deferral);
    }

    static UnsupportedException NotValid(string what) =>
        new($"A {what} that does not hold for the rows that are there", "Correct the rows first, and add it without -NotValid.");

    // What ADD COLUMN refuses, or refuses as soon as there are rows.
    bool CanBeAdded(AddColumn add)
    {
        var column = add.Column;
        if (column.Computed is { } computed)
            return !computed.Stored && column.Nullable;
        var value = column.Default is null ? "NULL" : syntax.Default(column.Default);
        var isNull = value.Equals("NULL", StringComparison.OrdinalIgnoreCase);
        var isConstant = value[0] != '(' && !value.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase);
        return isConstant && (column.Nullable || !isNull) && (add.ForeignKey is null || isNull);
    }
}
