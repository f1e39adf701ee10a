using System.Text.Json;

namespace PSMigrate.Engine.Tests.Conformance;

/// <summary>A graph with questions and alembic's answers.</summary>
sealed record ConformanceCase(IReadOnlyList<ConformanceRevision> Revisions, string[] Heads, string[] Bases, IReadOnlyList<ConformanceQuery> Queries)
{
    static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<ConformanceCase> Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Conformance", file + ".json"));
        return JsonSerializer.Deserialize<List<ConformanceCase>>(stream, Options)!;
    }
}

sealed record ConformanceRevision(string Id, string[] Down, string[] Depends, string[] Labels);

sealed record ConformanceQuery(
    string[] Heads, string Direction, string Target, string[]? Order = null, string[]? After = null, string? Error = null, bool AnyOrder = false)
{
    public override string ToString() => $"{Direction} {Target} from [{string.Join(' ', Heads)}]";
}
