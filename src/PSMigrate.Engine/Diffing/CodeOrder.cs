using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Views, routines and aggregates may use one another: each comes after those that its text names.</summary>
static class CodeOrder
{
    public static void Apply(DatabaseSchema to, DiffPlan plan)
    {
        var aggregates = to.Others.Where(item => item.Kind == SqlObjectKind.Aggregate).ToLookup(item => item.Create, Plain);
        plan.Sort(DiffPhase.Code, (one, other) => Name(other) is { } name && Name(one) != name && Mentions.In(Text(one), name));

        string? Name(Operation operation) => operation switch
        {
            CreateView create => create.View.Name.Name,
            CreateRoutine create => create.Routine.Name.Name,
            ExecuteSql sql => aggregates[sql.Text.Default ?? ""].FirstOrDefault(),
            _ => null,
        };
    }

    static DialectText? Text(Operation operation) => operation switch
    {
        CreateView create => create.View.Query,
        CreateRoutine create => create.Routine.Definition,
        ExecuteSql sql => sql.Text,
        _ => null,
    };

    /// <summary>The name of an aggregate without the types of its arguments.</summary>
    public static string Plain(SqlObject aggregate) => aggregate.Name.Name.Split('(')[0].Split('.')[^1].Trim('"');
}
