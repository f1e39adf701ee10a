using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// The views over what is renamed, and the triggers that are on such a view or name one. A database that corrects the texts of its code by
/// itself may refuse the rename because of a view that reads another view: then they go before it, and the comparison makes what should be there.
/// </summary>
static class RenamedUnderViews
{
    public static IReadOnlyList<Operation> Drops(DatabaseSchema from, IReadOnlyList<Operation> renames, SchemaRules rules)
    {
        var names = renames.SelectMany(NamesOf).ToHashSet(rules.Names);
        var views = new List<View>();
        for (var count = -1; count != views.Count;)
        {
            count = views.Count;
            views.AddRange(from.Views.Where(view => !views.Contains(view) && names.Any(name => Mentions.In(view.Query, name))).ToList());
            names.UnionWith(views.Select(view => view.Name.Name));
        }
        var triggers = from.Triggers.Where(trigger => views.Exists(view => view.Name == trigger.Table || Mentions.In(trigger.Body, view.Name.Name)));
        return
        [
            .. triggers.Select(trigger => new DropTrigger(trigger.Name, trigger.Table, trigger)),
            .. ViewComparer.Order(views).Reverse().Select(view => new DropView(view.Name, view) { Materialized = view.Materialized }),
        ];
    }

    static IEnumerable<string> NamesOf(Operation rename) => rename switch
    {
        RenameTable table => [table.Table.Name, table.NewName],
        RenameColumn column => [column.Table.Name],
        _ => [],
    };
}
