using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// Puts what its author wrote in place of what a server made of it: a revision reads <c>string(50)</c> where the wanted schema does,
/// and runs on other servers as well.
/// </summary>
/// <param name="written">The operations of the wanted schema.</param>
/// <param name="operations">The operations that lead there.</param>
/// <param name="rules">What the database system asks for.</param>
sealed class AuthorsWords(IReadOnlyList<Operation> written, IReadOnlyList<Operation> operations, SchemaRules rules)
{
    readonly List<string> passing = [.. operations.OfType<RenameEnumType>().Select(rename => rename.Name.Name)];
    readonly Dictionary<string, Table> tables = Tables(written, rules.Names);

    public Operation Restore(Operation operation) => operation switch
    {
        CreateTable create when Find(create.Table.Name) is { } table && SaysAsMuch(table, create.Table) => create with { Table = table },
        AddColumn add when Find(add.Table, add.Column.Name) is { } column => add with { Column = column },
        AlterColumn alter when Find(alter.Table, alter.Name) is { } column => alter with
        {
            // A type that is on its way to its name has none of the author's yet.
            Type = alter.Type is null || passing.Exists(name => Mentions.In(alter.Type, name)) ? alter.Type : column.Type,
            Default = alter.Default?.To is null || column.Default is null ? alter.Default : new(column.Default),
            Computed = alter.Computed?.To is null || column.Computed is null ? alter.Computed : new(column.Computed),
        },
        _ => operation,
    };

    Table? Find(TableName name) => tables.GetValueOrDefault(Pairs.Key(name));

    Column? Find(TableName table, string column) => Find(table)?.Columns.FirstOrDefault(other => rules.Names.Equals(other.Name, column));

    // Only a table that nothing else in the script changes is what its block says.
    static Dictionary<string, Table> Tables(IReadOnlyList<Operation> written, StringComparer names)
    {
        var tables = new Dictionary<string, Table>(names);
        foreach (var create in written.OfType<CreateTable>())
            tables.TryAdd(Pairs.Key(create.Table.Name), create.Table);
        foreach (var changed in written.Select(Changed).OfType<TableName>())
            tables.Remove(Pairs.Key(changed));
        return tables;
    }

    static TableName? Changed(Operation operation) => operation switch
    {
        AddColumn add => add.Table,
        AlterColumn alter => alter.Table,
        DropColumn drop => drop.Table,
        RenameColumn rename => rename.Table,
        RenameTable rename => rename.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        CreateIndex create => create.Table,
        SetTableComment comment => comment.Table,
        _ => null,
    };

    // What stands apart (foreign keys that close a circle) or was filtered out must not come back.
    static bool SaysAsMuch(Table words, Table read) =>
        words.Columns.Count == read.Columns.Count && words.ForeignKeys.Count == read.ForeignKeys.Count && words.Uniques.Count == read.Uniques.Count
        && words.Checks.Count == read.Checks.Count && words.Indexes.Count == read.Indexes.Count && words.Excludes.Count == read.Excludes.Count
        && words.PrimaryKey is null == read.PrimaryKey is null;
}
