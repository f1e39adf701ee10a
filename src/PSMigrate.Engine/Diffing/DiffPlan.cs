using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Collects operations by phase.</summary>
sealed class DiffPlan
{
    readonly List<Operation>[] phases = [.. Enum.GetValues<DiffPhase>().Select(_ => new List<Operation>())];

    public List<string> Notes { get; } = [];

    public void Add(DiffPhase phase, Operation operation) => phases[(int)phase].Add(operation);

    public void Add(DiffPhase phase, IEnumerable<Operation> operations) => phases[(int)phase].AddRange(operations);

    /// <summary>What a phase holds so far.</summary>
    public IReadOnlyList<Operation> Of(DiffPhase phase) => phases[(int)phase];

    /// <summary>The views that are made, be it anew.</summary>
    public HashSet<TableName> MadeViews => Of(DiffPhase.Code).OfType<CreateView>().Select(create => create.View.Name).ToHashSet();

    /// <summary>Puts a phase into another order.</summary>
    public void Sort(DiffPhase phase, Func<Operation, Operation, bool> needs) =>
        phases[(int)phase] = [.. Mentions.Order(phases[(int)phase], needs)];

    /// <summary>All operations so far, in the order in which they run.</summary>
    public IEnumerable<Operation> Operations => phases.SelectMany(phase => phase);

    public SchemaDifference Build() => new([.. Operations], Notes);
}
