using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>The transaction of a step. An autocommit block ends it, and another one follows.</summary>
/// <param name="session">The session, with the transaction open.</param>
/// <param name="keeper">Keeps the session as it was.</param>
/// <param name="progress">Counts the statements.</param>
/// <param name="mayRewrite">Whether a table may be made anew.</param>
/// <param name="checkDatabase">Stops the step where the database is not its own any more.</param>
/// <param name="refuseBlock">Stops the step where no block can be.</param>
sealed class TransactionTarget(
    Session session, ISessionKeeper keeper, StatementProgress progress, bool mayRewrite, Action checkDatabase, Action<AutocommitBlock> refuseBlock) : IOperationTarget
{
    object? before = keeper.Observe(session);

    public bool IsTransactional => true;

    public bool MayRewrite => mayRewrite;

    /// <summary>Whether the statement that is being sent stands in an autocommit block.</summary>
    public bool IsInBlock { get; private set; }

    public void Send(IReadOnlyList<SqlStatement> statements) => progress.SendTogether(statements);

    public IBulkLoad? BeginLoad(InsertRows first) => progress.BeginLoad(first);

    public IReadOnlyList<QueryRow> Query(string sql) => session.Query(sql);

    public void SendAlone(AutocommitBlock block, IReadOnlyList<SqlStatement> statements)
    {
        refuseBlock(block);
        progress.Record();
        Check();
        checkDatabase();
        session.Commit();
        IsInBlock = true;
        progress.Send(statements);
        session.Begin();
        IsInBlock = false;
        checkDatabase();
        Check();
        before = keeper.Observe(session);
    }

    /// <summary>Finds what the step must not have done to the session.</summary>
    public void Check() => keeper.Check(session, before);
}
