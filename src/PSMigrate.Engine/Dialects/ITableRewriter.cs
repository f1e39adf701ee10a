using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>Does by making a table anew what the dialect's statements cannot do to it.</summary>
interface ITableRewriter
{
    /// <summary>The table that an operation changes, where it can be part of a rewrite; null where it cannot.</summary>
    TableName? Subject(Operation operation);

    /// <summary>The statements that do a run of operations on one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="changes">The operations, in order; at least one of them has no statements of its own.</param>
    /// <param name="catalogue">Where the table as it stands is read.</param>
    /// <exception cref="MigrationException">The table is missing, or has what cannot be kept.</exception>
    IReadOnlyList<SqlStatement> Rewrite(TableName table, IReadOnlyList<Operation> changes, ICatalogue catalogue);
}

/// <summary>What can be asked about the database as it stands.</summary>
interface ICatalogue
{
    /// <summary>Reads rows.</summary>
    IReadOnlyList<QueryRow> Query(string sql);
}
