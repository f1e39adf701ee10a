using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Running;

/// <summary>A bulk load of a session: it can be cancelled, its failures are explained, and in the end it says how many rows there were.</summary>
/// <param name="load">The driver's load.</param>
/// <param name="table">The table.</param>
/// <param name="guard">Runs something on the connection.</param>
/// <param name="completed">Hears of the end.</param>
sealed class GuardedLoad(IBulkLoad load, TableName table, Action<Action> guard, Action<RowsLoaded> completed) : IBulkLoad
{
    // Between two portions a cancelled run is noticed.
    const int Portion = 1000;

    long rows;

    public void Write(InsertRows chunk)
    {
        for (var from = 0; from < chunk.Rows.Count; from += Portion)
        {
            var portion = chunk.Rows.Count <= Portion ? chunk : chunk with { Rows = chunk.Rows.Skip(from).Take(Portion).ToValueList() };
            guard(() => load.Write(portion));
            rows += portion.Rows.Count;
        }
    }

    public void Complete()
    {
        guard(load.Complete);
        completed(new(table, rows));
    }

    // What is given up may be so because the connection is gone.
    public void Dispose()
    {
        try
        {
            load.Dispose();
        }
        catch (Exception cause) when (cause is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
        }
    }
}
