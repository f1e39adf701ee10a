using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>Reads what a database holds, in a fixed number of queries.</summary>
interface ISchemaReader
{
    /// <summary>Reads the schema. Names in the session's default schema come without one; types and expressions in the server's own spelling.</summary>
    DatabaseSchema Read(ICatalogue catalogue);
}
