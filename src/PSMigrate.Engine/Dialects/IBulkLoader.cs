using System.Data.Common;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>Loads many rows by the fastest way that the driver has.</summary>
interface IBulkLoader
{
    /// <summary>Whether the table and the columns of a first chunk, which is not loaded yet, take rows in this way.</summary>
    bool Takes(DbConnection connection, DbTransaction? transaction, InsertRows first) => true;

    /// <summary>Begins to load rows into the table and the columns of a first chunk, which is not loaded yet.</summary>
    IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first);
}

/// <summary>A load that is under way; disposing of it before it is complete gives it up.</summary>
interface IBulkLoad : IDisposable
{
    /// <summary>What is shown to people in the place of a statement; null for what the engine makes of the table's name.</summary>
    string? Text => null;

    /// <summary>The row that is being written, counted from 1 over all chunks; null where the server's own errors tell.</summary>
    long? Row => null;

    /// <summary>Sends a chunk of rows for the same table and columns.</summary>
    void Write(InsertRows chunk);

    /// <summary>Ends the load.</summary>
    void Complete();
}
