using PSMigrate.Schema;

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
        var indexes = objects.Of("index").ToLookup(found => found.Table, StringComparer.Ordinal);
        return new()
        {
            Tables = objects.Tables
                .Select(table => TableModel.Of(TableParser.Parse(table.Sql!)) with
                {
                    Name = new(null, table.Name),
                    Indexes = indexes[table.Name].Select(index => ObjectParser.Index(index.Sql!)).ToValueList(),
                })
                .OrderBy(table => table.Name.Name, StringComparer.Ordinal).ToValueList(),
            Views = objects.Of("view").Select(view => ObjectParser.View(view.Sql!))
                .OrderBy(view => view.Name.Name, StringComparer.Ordinal).ToValueList(),
            Triggers = objects.Of("trigger").Select(trigger => ObjectParser.Trigger(trigger.Sql!))
                .OrderBy(trigger => trigger.Table.Name, StringComparer.Ordinal).ThenBy(trigger => trigger.Name, StringComparer.Ordinal).ToValueList(),
        };
    }
}
