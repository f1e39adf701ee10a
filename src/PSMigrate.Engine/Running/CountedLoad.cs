using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>A load that counts its rows.</summary>
/// <param name="load">Where they go; null where an earlier run has loaded them.</param>
/// <param name="completed">Hears of their number in the end.</param>
sealed class CountedLoad(IBulkLoad? load, Action<long> completed) : IBulkLoad
{
    long rows;

    public void Write(InsertRows chunk)
    {
        load?.Write(chunk);
        rows += chunk.Rows.Count;
    }

    public void Complete()
    {
        load?.Complete();
        completed(rows);
    }

    public void Dispose() => load?.Dispose();
}
