using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Finds the new foreign keys to tables that nobody makes: SQLite takes them, and complains of every row that is written.</summary>
static class DanglingKeys
{
    public static IEnumerable<string> In(IEnumerable<Operation> operations, DatabaseSchema after, SchemaRules rules)
    {
        var tables = after.Tables.Select(table => Pairs.Key(table.Name)).ToHashSet(rules.Names);
        return
            from operation in operations
            from key in Keys(operation)
            where !tables.Contains(Pairs.Key(key.Foreign.Principal))
            select $"A foreign key of table '{key.Table}' refers to table '{key.Foreign.Principal}', which the wanted schema does not have.";
    }

    static IEnumerable<(TableName Table, ForeignKey Foreign)> Keys(Operation operation) => operation switch
    {
        CreateTable { Table: var table } => table.ForeignKeys.Select(foreign => (table.Name, foreign)),
        AddColumn { ForeignKey: { } foreign } add => [(add.Table, foreign)],
        AddConstraint { Constraint: ForeignKey foreign } add => [(add.Table, foreign)],
        _ => [],
    };
}
