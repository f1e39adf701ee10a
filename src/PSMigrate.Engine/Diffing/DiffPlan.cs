using PSMigrate.Operations;

namespace PSMigrate.Engine.Diffing;

/// <summary>Collects operations by phase.</summary>
sealed class DiffPlan
{
    readonly List<Operation>[] phases = [.. Enum.GetValues<DiffPhase>().Select(_ => new List<Operation>())];

    public List<string> Notes { get; } = [];

    public void Add(DiffPhase phase, Operation operation) => phases[(int)phase].Add(operation);

    public void Add(DiffPhase phase, IEnumerable<Operation> operations) => phases[(int)phase].AddRange(operations);

    public SchemaDifference Build() => new([.. phases.SelectMany(phase => phase)], Notes);
}
