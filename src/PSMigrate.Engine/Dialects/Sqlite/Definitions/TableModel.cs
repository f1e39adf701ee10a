using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>A table's definition as the model has it. What the model has no place for (conflict clauses, the order within a key) is left out.</summary>
static class TableModel
{
    public static Table Of(TableDefinition definition)
    {
        var all = Clauses(definition).ToList();
        return new(new(null, definition.Name), definition.Columns.Select(column => Column(definition, column)).ToValueList())
        {
            PrimaryKey = All<PrimaryKey>(all) is [var key, ..] ? key : null,
            Uniques = All<UniqueConstraint>(all),
            Checks = All<CheckConstraint>(all),
            ForeignKeys = All<ForeignKey>(all),
            Options = definition.Options.Length == 0 ? null : new(definition.Options),
        };
    }

    /// <summary>A constraint as the model has it; null for a clause that is none.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="column">The column that it stands at; null where it stands behind the columns.</param>
    public static Constraint? Constraint(Clause clause, string? column)
    {
        ValueList<string> columns = column is null ? clause.Columns.ToValueList() : [column];
        return clause.Kind switch
        {
            ClauseKind.PrimaryKey => new PrimaryKey(columns, clause.Name),
            ClauseKind.Unique => new UniqueConstraint(columns, clause.Name),
            ClauseKind.Check => new CheckConstraint(new DialectText(clause.Expression), clause.Name),
            ClauseKind.ForeignKey when clause.Reference is { } reference =>
                new ForeignKey(columns, new(null, reference.Table), reference.Columns.ToValueList(), clause.Name)
                {
                    OnDelete = reference.OnDelete,
                    OnUpdate = reference.OnUpdate,
                    Deferral = reference.Deferral,
                },
            _ => null,
        };
    }

    static IEnumerable<Constraint?> Clauses(TableDefinition definition) =>
        definition.Columns.SelectMany(column => column.Clauses.Select(clause => Constraint(clause, column.Name)))
            .Concat(definition.Constraints.Select(clause => Constraint(clause, null)));

    static ValueList<T> All<T>(List<Constraint?> constraints) where T : Constraint => constraints.OfType<T>().ToValueList();

    static Column Column(TableDefinition table, ColumnDefinition column)
    {
        var isKey = table.KeyColumns.Among(column.Name);
        var computed = column.Find(ClauseKind.Computed);
        return new(column.Name, new DialectText(column.Type))
        {
            // SQLite lets a key have NULL, for the sake of old mistakes, unless it is the row's number or the table is of a newer kind.
            Nullable = column.Find(ClauseKind.NotNull) is null && !(isKey && (table.HasRowidAlias || table.IsStrict || table.IsWithoutRowid)),
            Default = column.Find(ClauseKind.Default) is { } value ? new(new DialectText(value.Expression)) : null,
            Identity = isKey && table.IsAutoincrement ? new() : null,
            Computed = computed is null
                ? null
                : new(new DialectText(computed.Expression), computed.Text.EndsWith("STORED", StringComparison.OrdinalIgnoreCase)),
            Collation = column.Find(ClauseKind.Collation)?.Expression,
        };
    }
}
