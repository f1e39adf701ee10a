using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// Makes an enumerated type anew, under the old one's name in the end, and gives it to the columns. What has words of the old type (defaults,
/// checks, indexes) steps aside; what should be there afterwards is made by the comparison of the tables.
/// </summary>
sealed class EnumReplacement(EnumType before, EnumType after, SchemaRules rules)
{
    readonly EnumType made = after with { Name = after.Name with { Name = after.Name.Name + "_new" } };

    /// <param name="schema">The schema as it is.</param>
    /// <param name="to">The schema as it should be.</param>
    /// <param name="plan">Takes the operations.</param>
    /// <param name="moved">Takes the tables whose columns got another type.</param>
    /// <returns>The schema as it is then.</returns>
    public DatabaseSchema Apply(DatabaseSchema schema, DatabaseSchema to, DiffPlan plan, List<Table> moved)
    {
        var wanted = Pairs.Of(schema.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names).Kept.ToDictionary(pair => pair.From.Name, pair => pair.To);
        var tables = new List<Table>();
        List<Operation> retyped = [], restored = [];
        foreach (var table in schema.Tables)
        {
            var columns = table.Columns.Where(IsOfType).ToList();
            if (columns.Count == 0)
            {
                tables.Add(table);
                continue;
            }
            moved.Add(table);
            var rest = Bare(table, columns, plan);
            foreach (var column in columns)
            {
                var plain = column with { Default = null };
                if (column.Default is not null)
                    plan.Add(DiffPhase.Types, new AlterColumn(table.Name, column.Name) { Default = new(null), Before = column });
                retyped.Add(Retype(table.Name, plain));
                var value = wanted.GetValueOrDefault(table.Name)?.Columns.FirstOrDefault(other => rules.Names.Equals(other.Name, column.Name) && IsOfType(other))?.Default;
                if (value is not null)
                    restored.Add(new AlterColumn(table.Name, column.Name) { Default = new(value), Before = plain });
                rest = rest with { Columns = rest.Columns.Select(other => other == column ? plain with { Default = value } : other).ToValueList() };
            }
            tables.Add(rest);
        }
        plan.Add(DiffPhase.Types, new CreateEnumType(made));
        plan.Add(DiffPhase.Types, retyped);
        plan.Add(DiffPhase.Types, new DropEnumType(before.Name, before));
        plan.Add(DiffPhase.Types, new RenameEnumType(made.Name, before.Name.Name));
        plan.Add(DiffPhase.Types, restored);
        return schema with { Tables = tables.ToValueList() };
    }

    static Table Bare(Table table, IReadOnlyList<Column> columns, DiffPlan plan)
    {
        var checks = table.Checks.Where(check => columns.Any(column => Mentions.In(check.Condition, column.Name))).ToList();
        var indexes = table.Indexes.Where(index => columns.Any(column => Names(index, column.Name))).ToList();
        plan.Add(DiffPhase.Types, checks.Select(check => TableComparer.Drop(table.Name, check)));
        plan.Add(DiffPhase.Types, indexes.Select(index => new DropIndex(index.Name!, table.Name, index)));
        return table with { Checks = table.Checks.Except(checks).ToValueList(), Indexes = table.Indexes.Except(indexes).ToValueList() };
    }

    // A plain column of an index follows the type; a text does not.
    static bool Names(Index index, string column) =>
        Mentions.In(index.Where, column) || index.Columns.Any(part => Mentions.In(part.Expression, column));

    AlterColumn Retype(TableName table, Column column)
    {
        var type = Renamed(column.Type);
        return new(table, column.Name)
        {
            Type = type,
            Using = rules.CastThroughText?.Invoke(column with { Type = type }),
            UsingBack = rules.CastThroughText?.Invoke(column),
            Before = column,
        };
    }

    DialectText Renamed(DialectText type)
    {
        var (text, name) = (type.Default!, before.Name.Name);
        return new(text.Insert(text.LastIndexOf(name, StringComparison.Ordinal) + name.Length, "_new"));
    }

    // The type itself or an array of it, with or without quotes.
    bool IsOfType(Column column) =>
        column.Type.Default is { } text && text.Replace("\"", "", StringComparison.Ordinal).TrimEnd('[', ']') == before.Name.ToString();
}
