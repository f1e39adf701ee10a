using PSMigrate.Operations;

namespace PSMigrate.Engine;

/// <summary>Every error of the engine: its id, what happened, and what to do. The other files of this folder have them by area.</summary>
static partial class Errors
{
    static SourcePosition File(string path) => new(path, 1, 1);

    static string At(SourcePosition? at) => at is null ? "" : $", at {at}";

    static string List(IReadOnlyList<string> ids) => ids.Count == 0 ? "base" : string.Join(", ", ids);

    static string Word(MigrationDirection direction) => direction == MigrationDirection.Upgrade ? "upgrade" : "downgrade";

    static string Shorten(string sql)
    {
        var line = string.Join(' ', sql.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 120 ? line : line[..117] + "…";
    }
}
