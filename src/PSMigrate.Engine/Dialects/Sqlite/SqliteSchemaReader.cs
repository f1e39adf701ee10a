using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// Reads a schema from the texts that SQLite keeps of it. They have what its pragmas do not tell: names of constraints, checks,
/// collations, expressions.
/// </summary>
sealed class SqliteSchemaReader : ISchemaReader
{
    public DatabaseSchema Read(ICatalogue catalogue)
    {
        var objects = SqliteObjects.Read(catalogue, schema: null);
        var tables = objects.Tables.Select(table => TableParser.Parse(table.Sql!)).ToDictionary(
            table => table.Name, table => (IReadOnlyList<string>)[.. table.Columns.Select(column => column.Name)], StringComparer.OrdinalIgnoreCase);
        var indexes = objects.Of("index").ToLookup(found => found.Table, StringComparer.Ordinal);
        return new()
        {
            Tables = objects.Tables.Select(table => Table(table, indexes[table.Name]))
                .OrderBy(table => table.Name.Name, StringComparer.Ordinal).ToValueList(),
            Views = objects.Of("view").Select(view => ObjectParser.View(view.Sql!)).Select(view => view with { Query = Plain(view.Query) })
                .OrderBy(view => view.Name.Name, StringComparer.Ordinal).ToValueList(),
            Triggers = objects.Of("trigger").Select(trigger => ObjectParser.Trigger(trigger.Sql!))
                .Select(trigger => trigger with { Event = Plain(trigger.Event, trigger.Table.Name), Body = Plain(trigger.Body, trigger.Table.Name) })
                .OrderBy(trigger => trigger.Table.Name, StringComparer.Ordinal).ThenBy(trigger => trigger.Name, StringComparer.Ordinal).ToValueList(),
            Others = objects.VirtualTables.Select(VirtualTable).ToValueList(),
            NotRead = objects.Tables.SelectMany(table => ClausesLeftOut.Of(TableParser.Parse(table.Sql!))).ToValueList(),
        };

        DialectText Plain(DialectText text, string? watched = null) => new(PlainNames.In(text.Default!, tables, watched));
    }

    static SqlObject VirtualTable(SqliteObject table) =>
        new(SqlObjectKind.VirtualTable, new(null, table.Name), table.Sql!, $"DROP TABLE {SqliteSyntax.QuoteName(table.Name)}");

    // The order in which things were made says nothing: what has a name stands by it, what has none as it was written.
    static Table Table(SqliteObject found, IEnumerable<SqliteObject> indexes)
    {
        var definition = TableParser.Parse(found.Sql!);
        var table = TableModel.Of(definition);
        var columns = table.Columns.Select(column => column.Name).ToList();
        DialectText Plain(DialectText expression) => new(PlainNames.In(ExpressionText.Unqualify(expression.Default!, found.Name), columns));
        return table with
        {
            Name = new(null, found.Name),
            Columns = table.Columns.Select(column => column with
            {
                Type = ColumnTypes.Read(column.Type.Default!, IsRowNumber(column)),
                Computed = column.Computed is { } computed ? computed with { Expression = Plain(computed.Expression) } : null,
            }).ToValueList(),
            Uniques = ByName(table.Uniques),
            Checks = ByName(table.Checks.Select(check => check with { Condition = Plain(check.Condition) })),
            ForeignKeys = ByName(table.ForeignKeys),
            Indexes = indexes.Select(index => Plainly(ObjectParser.Index(index.Sql!), Plain)).OrderBy(index => index.Name, StringComparer.Ordinal).ToValueList(),
        };

        // In such a place INTEGER, and no other type, makes the column the row's own number.
        bool IsRowNumber(Column column) => !definition.IsWithoutRowid && definition.KeyColumns is [var only] && SqliteNames.Equal(only, column.Name);
    }

    static ValueList<T> ByName<T>(IEnumerable<T> constraints) where T : Constraint =>
        constraints.OrderBy(constraint => constraint.Name is null).ThenBy(constraint => constraint.Name, StringComparer.Ordinal).ToValueList();

    static Index Plainly(Index index, Func<DialectText, DialectText> plain) => index with
    {
        Columns = index.Columns.Select(column => column.Expression is null ? column : column with { Expression = plain(column.Expression) }).ToValueList(),
        Where = index.Where is null ? null : plain(index.Where),
    };
}
