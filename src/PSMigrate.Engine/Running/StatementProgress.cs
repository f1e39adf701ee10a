using System.Security.Cryptography;
using System.Text;
using PSMigrate.Engine.Dialects;

namespace PSMigrate.Engine.Running;

/// <summary>
/// Sends the statements of a step that has no transaction, one by one. Before each a row says that it begins, after it one says
/// that it is done, so that a run that was cut off can go on where it stopped. What a statement that was not done has left behind is
/// looked up in the catalogue, where the statement says how.
/// </summary>
sealed class StatementProgress(
    Session session, Bookkeeping bookkeeping, MigrationStep step, Func<string, LogEntry> entry, ResumeAction? resume)
{
    readonly Dictionary<int, LogEntry> earlier = Earlier(bookkeeping, step);
    int number;

    /// <summary>The statement that is being sent, counted from 1.</summary>
    public int Reached => number;

    public void Send(IReadOnlyList<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            number++;
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(statement.Text))).ToLowerInvariant();
            if (IsDone(statement, hash))
                continue;
            Note("begun", hash);
            session.Execute([statement]);
            Note("part-done", hash);
        }
    }

    bool IsDone(SqlStatement statement, string hash)
    {
        if (!earlier.TryGetValue(number, out var row))
            return false;
        if (row.Outcome == "failed")
            return Recover(statement, hash, mayBeDone: false);
        if (row.StatementHash != hash)
            throw Errors.StatementChanged(step.Revision, number, statement);
        if (row.Outcome == "part-done")
            return true;
        if (statement.Recovery is not null)
            return Recover(statement, hash, mayBeDone: true);
        return resume switch
        {
            ResumeAction.Retry => false,
            ResumeAction.Skip => Skip(hash),
            _ => throw Errors.StatementUnknown(step.Revision, number, statement),
        };
    }

    // What failed is not done: where the catalogue has the object all the same, it is another's, and the statement says so again.
    bool Recover(SqlStatement statement, string hash, bool mayBeDone)
    {
        if (statement.Recovery is not { } recovery)
            return false;
        var found = session.Query(recovery.Probe)[0].Values[0] as string;
        if (found == "broken" && recovery.Cleanup is { } cleanup)
            session.Execute([statement with { Text = cleanup, Piece = null, Bound = null }]);
        return found == "done" && mayBeDone && Skip(hash);
    }

    bool Skip(string hash)
    {
        Note("part-done", hash);
        return true;
    }

    void Note(string outcome, string hash) => bookkeeping.Append(entry(outcome) with { Statement = number, StatementHash = hash });

    // The last that was heard of each statement. One that failed, in the run that began it, was not done: in doubt is only what was begun
    // and never heard of again.
    static Dictionary<int, LogEntry> Earlier(Bookkeeping bookkeeping, MigrationStep step)
    {
        var direction = step.Direction.ToString().ToLowerInvariant();
        var open = new Dictionary<int, LogEntry>();
        foreach (var row in bookkeeping.ReadLog().Where(row => row.Id == step.Revision.Id && row.Direction != RunIdentity.Repeat))
        {
            if (row.Outcome is "begun" or "part-done" && row.Direction == direction && row.Statement is { } number)
                open[number] = row;
            else if (row.Outcome == "failed" && row.Statement is { } failed && open.TryGetValue(failed, out var begun)
                && begun.Outcome == "begun" && begun.RunId == row.RunId)
            {
                open[failed] = begun with { Outcome = "failed" };
            }
            else if (row.Outcome is "applied" or "stamped")
                open.Clear();
        }
        return open;
    }
}
