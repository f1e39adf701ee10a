using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

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
    public DatabaseSchema Apply(DatabaseSchema schema, DatabaseSchema to, DiffPlan plan, List<MovedTable> moved)
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
            var names = columns.ConvertAll(column => column.Name);
            moved.Add(new(table.Name, names));
            // A plain column of an index follows the type; a text does not.
            var rest = StepAside.From(
                table, constraint => constraint is CheckConstraint && Standing.On(constraint, names, rules.Names),
                index => Standing.Says(index, text => names.Exists(name => Mentions.In(text, name))), DiffPhase.Types, plan);
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
        var lost = before.Values.Except(after.Values).Select(value => $"'{value}'").ToList();
        if (lost.Count > 0 && retyped.Count > 0)
            plan.Notes.Add($"The type '{before.Name}' loses {string.Join(", ", lost)}, and rows that have such a value stop the revision: change them in a revision before it, or let the conversion of the column say what becomes of them.");
        return schema with { Tables = tables.ToValueList() };
    }

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
