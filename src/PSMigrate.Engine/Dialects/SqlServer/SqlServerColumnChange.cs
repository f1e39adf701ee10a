using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// SQL Server's statements for changing a column. <c>ALTER COLUMN</c> sets type, collation and nullability together, and forgets what is not
/// said; what the operation leaves as it is, is read from the catalogue. A default is in the way of a new type, and is taken off for its time.
/// </summary>
sealed class SqlServerColumnChange(SqlServerSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);
    readonly SqlServerCatalogue catalogue = new(new(syntax));
    readonly SqlServerComments comments = new(new(syntax));

    public IEnumerable<string> Alter(AlterColumn alter)
    {
        if (alter.Identity is not null)
        {
            throw new UnsupportedException(
                $"Changing whether and how the existing column '{alter.Name}' is numbered",
                "Make a new table with the identity, copy the rows with Invoke-DbSql, drop the old table and rename the new one; "
                + "or use a sequence as the default.");
        }
        if (alter.Using?.For(syntax.Provider) is not null)
        {
            throw new UnsupportedException(
                $"An expression for the values of column '{alter.Name}' in its new type",
                "Add a new column, fill it with Invoke-DbSql, drop the old column and rename the new one.");
        }
        if (alter.Computed is not null)
            yield return Recompute(alter, alter.Computed.To);
        else if (alter.Type is not null || alter.Nullable is not null || alter.Collation is not null || alter.Default is not null)
            yield return Change(alter);
        if (alter.Comment is { } comment)
            yield return comments.Set(alter.Table, alter.Name, comment.To);
    }

    string Change(AlterColumn alter)
    {
        var column = alter.Type is not null || alter.Nullable is not null || alter.Collation is not null;
        var retyped = alter.Type is not null || alter.Collation is not null;
        List<string> texts = [catalogue.FindColumn(alter.Table, alter.Name)];
        if (retyped || alter.Default is not null)
            texts.Add(DropDefault(alter));
        if (column)
            texts.Add(AlterType(alter));
        if (alter.Default is { To: { } value })
            texts.Add($"ALTER TABLE {phrases.Name(alter.Table)} ADD {syntax.DefaultClause(value)} FOR {phrases.Quote(alter.Name)};");
        else if (alter.Default is null && retyped)
            texts.Add(RestoreDefault(alter));
        return string.Join('\n', texts).TrimEnd(';');
    }

    string DropDefault(AlterColumn alter) =>
        $"""
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = {phrases.Literal($"ALTER TABLE {phrases.Name(alter.Table)} DROP CONSTRAINT ")} + @default;
            EXEC (@sql);
        END;
        """;

    string RestoreDefault(AlterColumn alter) =>
        $"""
        IF @default IS NOT NULL
        BEGIN
            SET @sql = {phrases.Literal($"ALTER TABLE {phrases.Name(alter.Table)} ADD CONSTRAINT ")} + @default + N' DEFAULT ' + @definition
                + {phrases.Literal($" FOR {phrases.Quote(alter.Name)}")};
            EXEC (@sql);
        END;
        """;

    string AlterType(AlterColumn alter)
    {
        var start = $"ALTER TABLE {phrases.Name(alter.Table)} ALTER COLUMN {phrases.Quote(alter.Name)} ";
        var type = alter.Type is null ? null : phrases.TypeOf(alter.Type, alter.Name);
        var collation = alter.Collation is { } change
            ? change.To is { } name ? $" COLLATE {SqlServerSyntax.CollationName(name)}" : ""
            : type is not null && !SqlServerTypes.HasCollation(type) ? "" : null;
        var nullable = alter.Nullable switch { null => null, true => " NULL", false => " NOT NULL" };
        if (type is not null && collation is not null && nullable is not null)
            return $"{start}{type}{collation}{nullable};";
        return
            $"""
            SELECT @sql = CAST({phrases.Literal(start)} AS nvarchar(max)) + {(type is null ? SqlServerTypes.Text : phrases.Literal(type))}
                + {(collation is null ? KeptCollation(type) : phrases.Literal(collation))}
                + {(nullable is null ? "IIF(c.is_nullable = 1, N' NULL', N' NOT NULL')" : phrases.Literal(nullable))}
            FROM sys.columns AS c JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
            WHERE c.object_id = @table AND c.column_id = @column;
            EXEC (@sql);
            """;
    }

    // A type that somebody has made brings its collation along, and must not be given one.
    static string KeptCollation(string? type) => type is null
        ? "IIF(ty.is_user_defined = 0, ISNULL(N' COLLATE ' + c.collation_name, N''), N'')"
        : "ISNULL(N' COLLATE ' + c.collation_name, N'')";

    // The values of a computed column come from its expression, so the column can be made anew. Its type is that of the expression; its comment is kept,
    // and so is that it takes no NULL.
    string Recompute(AlterColumn alter, Computed? computed)
    {
        if (computed is null)
        {
            throw new UnsupportedException(
                $"Making an ordinary column of the computed column '{alter.Name}'",
                "Add a new column, fill it with Invoke-DbSql, drop the computed one and rename the new one.");
        }
        var column = new Column(alter.Name, alter.Type ?? new(""))
        {
            Nullable = alter.Nullable ?? true, Collation = alter.Collation?.To, Default = alter.Default?.To,
        };
        var (table, name) = (phrases.Name(alter.Table), phrases.Quote(alter.Name));
        var notNull = alter.Nullable is null && computed.Stored
            ? "IIF(COLUMNPROPERTY(@table, COL_NAME(@table, @column), 'AllowsNull') = 0, N' NOT NULL', N'')"
            : "N''";
        return
            $"""
            {catalogue.FindColumn(alter.Table, alter.Name)}
            {catalogue.Refuse("COLUMNPROPERTY(@table, COL_NAME(@table, @column), 'IsComputed') = 0",
                $"The column '{alter.Name}' of the table {alter.Table} is not computed. Add a computed column beside it, drop the old one and rename the new one.")}
            SET @sql = CAST({phrases.Literal($"ALTER TABLE {table} ADD {name} {syntax.ComputedClause(column, computed)}")} AS nvarchar(max)) + {notNull};
            DECLARE @comment sql_variant =
                (SELECT value FROM sys.extended_properties WHERE class = 1 AND major_id = @table AND minor_id = @column AND name = N'MS_Description');
            DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@table), @owner sysname = OBJECT_NAME(@table), @name sysname = COL_NAME(@table, @column);
            ALTER TABLE {table} DROP COLUMN {name};
            EXEC (@sql);
            IF @comment IS NOT NULL
                EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment,
                    @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @owner, @level2type = N'COLUMN', @level2name = @name
            """;
    }
}
