using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Running;

/// <summary>Loads rows where there are many: one load stays open for all chunks of a table that follow each other.</summary>
/// <param name="target">Where the rows go.</param>
sealed class PendingRows(IOperationTarget target) : IDisposable
{
    const int FewestRows = 1000;

    IBulkLoad? load;
    InsertRows? loading;

    /// <summary>Takes a chunk of rows, if they can be loaded.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="before">Sends what stands before them; called where a load begins.</param>
    /// <returns>Whether they were taken; if not, they go as statements.</returns>
    public bool Take(InsertRows rows, Action before)
    {
        if (!target.IsTransactional || !AreValues(rows))
            return false;
        if (load is null || rows.Table != loading!.Table || !rows.Columns.Equals(loading.Columns))
        {
            if (rows.Rows.Count < FewestRows)
                return false;
            before();
            load = target.BeginLoad(rows);
            if (load is null)
                return false;
            loading = rows with { Rows = [] };
        }
        load.Write(rows);
        return true;
    }

    /// <summary>Ends a load that is open.</summary>
    public void Complete()
    {
        using (load)
            load?.Complete();
        load = null;
    }

    public void Dispose()
    {
        load?.Dispose();
        load = null;
    }

    static bool AreValues(InsertRows rows) => rows.Columns.Count > 0 && rows.Rows.All(row => AreValues(row, rows.Columns.Count));

    // Every value of a hundred thousand rows comes along here.
    static bool AreValues(ValueList<object?> row, int count)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is SqlExpression)
                return false;
        }
        return row.Count == count;
    }
}
