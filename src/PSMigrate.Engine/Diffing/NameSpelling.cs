using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// Writes names in keys and indexes as the schema that is there has them, where upper and lower case make no difference: a key would
/// otherwise be made anew, and never be the same.
/// </summary>
sealed class NameSpelling
{
    readonly SchemaRules rules;
    readonly Dictionary<string, Table> tables;

    /// <param name="from">The schema as it is.</param>
    /// <param name="rules">What the database system asks for.</param>
    NameSpelling(DatabaseSchema from, SchemaRules rules)
    {
        this.rules = rules;
        tables = new(rules.Names);
        foreach (var table in from.Tables)
            tables[Pairs.Key(table.Name)] = table;
    }

    /// <returns>The wanted schema.</returns>
    public static DatabaseSchema Apply(DatabaseSchema from, DatabaseSchema to, SchemaRules rules)
    {
        if (rules.Names.Equals(StringComparer.Ordinal))
            return to;
        var spelling = new NameSpelling(from, rules);
        return to with { Tables = to.Tables.Select(spelling.Of).ToValueList() };
    }

    Table Of(Table table) => table with
    {
        PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Of(table.Name, key.Columns) } : null,
        Uniques = table.Uniques.Select(unique => unique with { Columns = Of(table.Name, unique.Columns) }).ToValueList(),
        ForeignKeys = table.ForeignKeys.Select(foreign => foreign with
        {
            Columns = Of(table.Name, foreign.Columns),
            Principal = tables.TryGetValue(Pairs.Key(foreign.Principal), out var principal) ? principal.Name : foreign.Principal,
            PrincipalColumns = Of(foreign.Principal, foreign.PrincipalColumns),
        }).ToValueList(),
        Indexes = table.Indexes.Select(index => Of(table.Name, index)).ToValueList(),
    };

    Index Of(TableName table, Index index) => index with
    {
        Columns = index.Columns.Select(column => column.Name is { } name ? column with { Name = Of(table, name) } : column).ToValueList(),
        Include = Of(table, index.Include),
    };

    ValueList<string> Of(TableName table, ValueList<string> columns) => columns.Select(column => Of(table, column)).ToValueList();

    string Of(TableName table, string column) =>
        tables.TryGetValue(Pairs.Key(table), out var found) ? found.Columns.FirstOrDefault(other => rules.Names.Equals(other.Name, column))?.Name ?? column : column;
}
