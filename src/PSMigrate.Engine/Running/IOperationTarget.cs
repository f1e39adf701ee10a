using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>Where the statements of a body go: a database, a script, or nowhere.</summary>
interface IOperationTarget : ICatalogue
{
    /// <summary>Whether the statements stand in a transaction.</summary>
    bool IsTransactional { get; }

    /// <summary>Whether a table may be made anew: half-way, its rows would be at risk.</summary>
    bool MayRewrite => IsTransactional;

    /// <summary>Whether statements go anywhere at all; if not, they are made and checked, and then forgotten.</summary>
    bool TakesStatements => true;

    /// <summary>Takes statements, in order.</summary>
    void Send(IReadOnlyList<SqlStatement> statements);

    /// <summary>Begins to load rows without a statement for each; null where they have to go as statements.</summary>
    IBulkLoad? BeginLoad(InsertRows first) => null;

    /// <summary>Takes the statements of an autocommit block, which stand for themselves between two transactions.</summary>
    void SendAlone(AutocommitBlock block, IReadOnlyList<SqlStatement> statements) =>
        throw new UnsupportedException("An autocommit block, without a database to run it on,", "Make its operations a revision without a transaction.");
}

/// <summary>A database's session.</summary>
sealed class SessionTarget(Session session, bool transactional, Action<IReadOnlyList<SqlStatement>> send) : IOperationTarget
{
    public bool IsTransactional => transactional;

    public void Send(IReadOnlyList<SqlStatement> statements) => send(statements);

    public IReadOnlyList<QueryRow> Query(string sql) => session.Query(sql);
}
