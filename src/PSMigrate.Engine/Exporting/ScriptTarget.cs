using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Exporting;

/// <summary>Takes the statements of a body for a script; what a statement needs to know of a table, the replay knows.</summary>
/// <param name="transactional">Whether the statements stand in a transaction.</param>
/// <param name="mayRewrite">Whether a table may be made anew.</param>
/// <param name="replay">The replay; null where the dialect needs none.</param>
/// <param name="refuseBlock">Stops where no autocommit block can be.</param>
sealed class ScriptTarget(bool transactional, bool mayRewrite, Replay? replay, Action<AutocommitBlock> refuseBlock) : IOperationTarget
{
    readonly List<ScriptPart> parts = [];

    public bool IsTransactional => transactional;

    public bool MayRewrite => mayRewrite;

    public IReadOnlyList<ScriptPart> Parts => parts;

    public void Send(IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Count == 0)
            return;
        if (parts is [.., { } last] && last.InTransaction == transactional)
            parts[^1] = last with { Statements = [.. last.Statements, .. statements] };
        else
            parts.Add(new(transactional, statements));
        replay?.Apply(statements);
    }

    public void SendAlone(AutocommitBlock block, IReadOnlyList<SqlStatement> statements)
    {
        refuseBlock(block);
        parts.Add(new(InTransaction: false, statements));
        replay?.ApplyAlone(statements);
    }

    public IReadOnlyList<QueryRow> Query(string sql) =>
        replay?.Query(sql) ?? throw new InvalidOperationException("Nothing of this dialect needs to know what a table looks like.");
}
