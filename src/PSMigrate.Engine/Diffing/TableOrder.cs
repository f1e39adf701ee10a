using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Orders tables by their foreign keys.</summary>
static class TableOrder
{
    /// <summary>Tables with each behind those that it refers to, and per table the foreign keys that a circle leaves for later.</summary>
    public static IReadOnlyList<(Table Table, IReadOnlyList<ForeignKey> Late)> PrincipalsFirst(IReadOnlyList<Table> tables, StringComparer names)
    {
        var byName = tables.ToDictionary(table => Pairs.Key(table.Name), names);
        var done = new HashSet<string>(names);
        var open = new HashSet<string>(names);
        var order = new List<(Table, IReadOnlyList<ForeignKey>)>(tables.Count);
        foreach (var table in tables)
            Visit(table);
        return order;

        void Visit(Table table)
        {
            var key = Pairs.Key(table.Name);
            if (done.Contains(key) || !open.Add(key))
                return;
            foreach (var foreign in table.ForeignKeys)
            {
                if (byName.TryGetValue(Pairs.Key(foreign.Principal), out var principal))
                    Visit(principal);
            }
            order.Add((table, [.. table.ForeignKeys.Where(IsLate)]));
            done.Add(key);

            bool IsLate(ForeignKey foreign)
            {
                var principal = Pairs.Key(foreign.Principal);
                return byName.ContainsKey(principal) && !names.Equals(principal, key) && !done.Contains(principal);
            }
        }
    }
}
