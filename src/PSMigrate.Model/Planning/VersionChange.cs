using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>How a step changes the rows of the version table. It is decided first and then written, and every row is counted.</summary>
/// <param name="Deleted">Rows that go.</param>
/// <param name="Inserted">Rows that come.</param>
/// <param name="MovedFrom">The row that is rewritten; null when none is.</param>
/// <param name="MovedTo">What it becomes.</param>
public sealed record VersionChange(ValueList<string> Deleted, ValueList<string> Inserted, string? MovedFrom = null, string? MovedTo = null)
{
    /// <summary>The change from one set of rows to another: as few rows as possible, in ordinal order, so that it is the same every time.</summary>
    /// <param name="before">The rows before.</param>
    /// <param name="after">The rows after.</param>
    public static VersionChange Between(IEnumerable<string> before, IEnumerable<string> after)
    {
        var gone = before.Except(after, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var come = after.Except(before, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return gone.Count > 0 && come.Count > 0
            ? new(gone.Skip(1).ToValueList(), come.Skip(1).ToValueList(), gone[0], come[0])
            : new(gone.ToValueList(), come.ToValueList());
    }
}
