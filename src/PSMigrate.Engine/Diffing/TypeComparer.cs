using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares types that are made by their statements: their parts change while columns hold them, anything else only where nothing does.</summary>
sealed class TypeComparer(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
{
    readonly List<string> made =
    [
        .. plan.Operations.OfType<CreateRoutine>().Where(create => !create.Replace).Select(create => create.Routine.Name.Name),
        .. plan.Operations.OfType<CreateSequence>().Select(create => create.Sequence.Name.Name),
    ];

    readonly List<string> dropped = [.. plan.Operations.OfType<DropRoutine>().Select(drop => drop.Name.Name)];

    public void Compare()
    {
        var types = SqlObjectComparer.Of(from, to, rules, SqlObjectKind.Type);
        var changed = types.Kept.Where(pair => pair.From.Create != pair.To.Create && !ChangesInParts(pair)).ToLookup(pair => IsUsed(pair.From));
        plan.Add(DiffPhase.Types, changed[false].Reverse().Select(pair => SqlObjectComparer.Remove(pair.From)));
        foreach (var type in to.Others.Where(item => types.Added.Contains(item) || changed[false].Any(pair => pair.To == item)))
            Make(type);
        foreach (var pair in types.Kept.Where(ChangesInParts))
            ChangeParts(pair.From.Parts, pair.To.Parts);
        foreach (var type in types.Removed.Reverse())
            Remove(type);
        foreach (var (before, after) in changed[true])
            plan.Notes.Add($"The type '{after.Name}' differs, and columns hold it: change it by hand. It is [{before.Create}] and should be [{after.Create}].");
    }

    bool ChangesInParts((SqlObject From, SqlObject To) pair) => pair.From.Core is not null && pair.From.Core == pair.To.Core
        && !(IsNested(pair.From) && pair.From.Parts.Except(pair.To.Parts).Concat(pair.To.Parts.Except(pair.From.Parts)).Any(part => part.HoldsForValues));

    // A part may name what is made only after the types.
    void Make(SqlObject type)
    {
        if (!type.Parts.Any(part => Names(part, made)))
        {
            plan.Add(DiffPhase.Types, SqlObjectComparer.Make(type));
            return;
        }
        plan.Add(DiffPhase.Types, SqlObjectComparer.Make(type with { Create = type.Core! }));
        plan.Add(DiffPhase.TypeParts, type.Parts.Select(Make));
    }

    void Remove(SqlObject type)
    {
        var held = type.Parts.Any(part => Names(part, dropped));
        if (held)
            plan.Add(DiffPhase.StepAside, type.Parts.Reverse().Select(Remove));
        plan.Add(DiffPhase.DropTypes, SqlObjectComparer.Remove(held ? type with { Create = type.Core! } : type));
    }

    void ChangeParts(ValueList<SqlObjectPart> before, ValueList<SqlObjectPart> after)
    {
        var kept = before.Intersect(after).Where(part => !Names(part, dropped)).ToList();
        plan.Add(DiffPhase.StepAside, before.Except(kept).Reverse().Select(Remove));
        plan.Add(DiffPhase.TypeParts, after.Except(kept).Select(Make));
    }

    bool IsUsed(SqlObject type)
    {
        return from.Tables.Any(table => table.Columns.Any(column => IsIn(column.Type)))
            || from.Routines.Any(routine => IsIn(routine.Definition) || IsIn(routine.Arguments))
            || from.Views.Any(view => IsIn(view.Query))
            || from.Others.Any(item => item != type && IsIn(new(item.Create)));

        bool IsIn(DialectText? text) => Mentions.In(text, type.Name.Name);
    }

    // In an array or in another type, where a server does not look at the values.
    bool IsNested(SqlObject type) =>
        from.Tables.Any(table => table.Columns.Any(column => Mentions.In(column.Type, type.Name.Name) && $"{column.Type}".Replace("\"", "", StringComparison.Ordinal) != $"{type.Name}"))
        || from.Others.Any(item => item.Kind == SqlObjectKind.Type && item != type && Mentions.In(new(item.Create), type.Name.Name));

    static bool Names(SqlObjectPart part, List<string> names) => names.Exists(name => Mentions.In(new(part.Create), name));

    static ExecuteSql Make(SqlObjectPart part) => new(new(part.Create)) { Undo = new(part.Drop) };

    static ExecuteSql Remove(SqlObjectPart part) => new(new(part.Drop)) { Undo = new(part.Create) };
}
