using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Makes operations of what a user says was renamed.</summary>
static class RenameOperations
{
    public static IReadOnlyList<Operation> Of(DatabaseSchema from, DatabaseSchema to, IReadOnlyList<SchemaRename> renames, SchemaRules rules)
    {
        var tables = renames.Where(rename => rename.Column is null).ToList();
        foreach (var rename in tables)
        {
            Require(Find(from, rename.Table, rules) is not null, rename, "the database has no such table");
            Require(Find(to, rename.Table with { Name = rename.NewName }, rules) is not null, rename, "the wanted schema has no table of the new name");
        }
        var operations = tables.ConvertAll<Operation>(rename => new RenameTable(rename.Table, rename.NewName));
        foreach (var rename in renames.Where(rename => rename.Column is not null))
        {
            // A column is named by its table's old name or the new one.
            var renamed = tables.Find(table => Same(table.Table, rename.Table, rules) || Same(table.Table with { Name = table.NewName }, rename.Table, rules));
            var now = renamed is null ? rename.Table : renamed.Table with { Name = renamed.NewName };
            Require(Find(from, renamed?.Table ?? rename.Table, rules)?.Columns.Any(column => rules.Names.Equals(column.Name, rename.Column)) == true, rename, "the database has no such column");
            Require(Find(to, now, rules)?.Columns.Any(column => rules.Names.Equals(column.Name, rename.NewName)) == true, rename, "the wanted schema has no column of the new name");
            operations.Add(new RenameColumn(now, rename.Column!, rename.NewName));
        }
        return operations;
    }

    static Table? Find(DatabaseSchema schema, TableName name, SchemaRules rules) => schema.Tables.FirstOrDefault(table => Same(table.Name, name, rules));

    static bool Same(TableName left, TableName right, SchemaRules rules) => rules.Names.Equals(Pairs.Key(left), Pairs.Key(right));

    static void Require(bool condition, SchemaRename rename, string fault)
    {
        if (!condition)
            throw Errors.RenameUnknown(rename, fault);
    }
}
