using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares views. One that changes is dropped and made anew, with every view that reads it.</summary>
static class ViewComparer
{
    /// <param name="from">The schema as it is.</param>
    /// <param name="to">The schema as it should be.</param>
    /// <param name="rules">What the database system asks for.</param>
    /// <param name="moving">What changes under the views.</param>
    /// <param name="plan">Takes the operations.</param>
    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Moving moving, DiffPlan plan)
    {
        var views = Pairs.Of(from.Views, to.Views, view => Pairs.Key(view.Name), rules.Names);
        var touched = views.Removed.Concat(views.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.From)).ToHashSet();
        touched.UnionWith(from.Views.Where(moving.Holds));
        for (var count = -1; count != touched.Count;)
        {
            count = touched.Count;
            touched.UnionWith(from.Views.Where(view => touched.Any(other => other != view && Mentions.In(view.Query, other.Name.Name))).ToList());
        }
        var dropped = Order([.. from.Views.Where(touched.Contains)]);
        plan.Add(DiffPhase.DropViews, dropped.Reverse().Select(view => new DropView(view.Name, view) { Materialized = view.Materialized }));
        var remade = views.Kept.Where(pair => touched.Contains(pair.From)).Select(pair => $"'{pair.To.Name}'").ToList();
        if (rules.CodeHasRights && remade.Count > 0)
            plan.Notes.Add($"What was granted on a view goes when it is dropped and made anew, and so does its comment: {string.Join(", ", remade)}.");
        foreach (var after in views.Kept.Where(pair => touched.Contains(pair.From) && rules.MayLoseIndexes(pair.From)).Select(pair => pair.To))
            plan.Notes.Add($"View {after.Name} is dropped and made anew, without the indexes that it may have: make those again by hand.");
        var made = views.Added.Concat(views.Kept.Where(pair => touched.Contains(pair.From)).Select(pair => pair.To));
        plan.Add(DiffPhase.Code, Order([.. made]).Select(view => new CreateView(view)));
    }

    /// <summary>Views with each behind those that it reads.</summary>
    public static IReadOnlyList<View> Order(IReadOnlyList<View> views) =>
        Mentions.Order(views, (view, other) => Mentions.In(view.Query, other.Name.Name));
}
