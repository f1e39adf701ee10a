using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Exporting;

/// <summary>Takes the statements of a body for a script; what a statement needs to know of a table, the replay knows.</summary>
sealed class ScriptTarget(bool transactional, Replay? replay) : IOperationTarget
{
    readonly List<ScriptPart> parts = [];

    public bool IsTransactional => transactional;

    public IReadOnlyList<ScriptPart> Parts => parts;

    public void Send(IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Count == 0)
            return;
        parts.Add(new(transactional, statements));
        replay?.Apply(statements);
    }

    public IReadOnlyList<QueryRow> Query(string sql) =>
        replay?.Query(sql) ?? throw new InvalidOperationException("Nothing of this dialect needs to know what a table looks like.");
}
