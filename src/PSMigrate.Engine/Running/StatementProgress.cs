using System.Security.Cryptography;
using System.Text;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>
/// Sends a step's statements and counts them. What is done is written to the log, so that a run that was cut off can go on where it
/// stopped: of a statement that stands alone a row says that it begins and one that it is done, and a part that was committed as a
/// whole has one row with the number of its last statement. What a statement that was not done has left behind is looked up in the
/// catalogue, where the statement says how.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="bookkeeping">The log.</param>
/// <param name="step">The step.</param>
/// <param name="entry">Makes a row of the log.</param>
/// <param name="resume">What to do about a statement of which nobody knows whether it was done.</param>
/// <param name="hasEarlier">Whether the log may have rows of an earlier run.</param>
sealed class StatementProgress(
    Session session, Bookkeeping bookkeeping, MigrationStep step, Func<string, LogEntry> entry, ResumeAction? resume, bool hasEarlier = true)
    : IDisposable
{
    readonly Dictionary<int, LogEntry> earlier = hasEarlier ? Earlier(bookkeeping, step) : [];
    readonly IncrementalHash part = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    int number;
    int? done;
    bool isPartEmpty = true, isWithinDone, isUnrecorded;

    /// <summary>The statement that is being sent, counted from 1.</summary>
    public int Reached => number;

    // The last statement that an earlier run has got done.
    int Done => done ??= earlier.Values.Where(row => row.Outcome == "part-done").Max(row => row.Statement) ?? 0;

    /// <summary>Sends statements that each stand for themselves.</summary>
    public void Send(IReadOnlyList<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            number++;
            Append(statement.Text);
            if (!IsDone(statement))
            {
                Note("begun");
                session.Execute([statement]);
                Note("part-done");
            }
            EndPart();
        }
    }

    /// <summary>Sends statements that stand in a transaction.</summary>
    public void SendTogether(IReadOnlyList<SqlStatement> statements)
    {
        var fresh = new List<SqlStatement>(statements.Count);
        foreach (var statement in statements)
        {
            number++;
            Append(statement.Text);
            if (IsDone(statement))
                EndPart();
            else
                fresh.Add(statement);
        }
        isUnrecorded |= fresh.Count > 0;
        session.Execute(fresh);
    }

    /// <summary>Begins to load rows, which counts as one statement; null where they have to go as statements.</summary>
    public IBulkLoad? BeginLoad(InsertRows first)
    {
        if (!session.CanLoad(first))
            return null;
        number++;
        var isDone = number <= Done;
        return new CountedLoad(isDone ? null : session.BeginLoad(first), rows =>
        {
            var what = new SqlStatement($"{rows} rows of {first.Table} ({first.Columns})") { Origin = first.Origin };
            Append(what.Text);
            isUnrecorded |= !isDone;
            if (IsDone(what))
                EndPart();
        });
    }

    /// <summary>Writes, before a commit, how far the step has got.</summary>
    public void Record()
    {
        if (isWithinDone)
            throw Errors.StatementsMissing(step.Revision, number);
        if (isUnrecorded)
            Note("part-done");
        isUnrecorded = false;
        EndPart();
    }

    /// <summary>Stops a step that ends before where an earlier run had got to.</summary>
    public void End()
    {
        if (number < Done)
            throw Errors.StatementsMissing(step.Revision, number);
    }

    public void Dispose() => part.Dispose();

    bool IsDone(SqlStatement statement)
    {
        var isKnown = earlier.TryGetValue(number, out var row);
        isWithinDone = !isKnown && number < Done;
        if (!isKnown)
            return isWithinDone;
        if (row!.Outcome == "failed")
            return Recover(statement, mayBeDone: false);
        if (row.StatementHash != Hash())
            throw Errors.StatementChanged(step.Revision, number, statement);
        if (row.Outcome == "part-done")
            return true;
        if (statement.Recovery is not null)
            return Recover(statement, mayBeDone: true);
        return resume switch
        {
            ResumeAction.Retry => false,
            ResumeAction.Skip => Skip(),
            _ => throw Errors.StatementUnknown(step.Revision, number, statement),
        };
    }

    // What failed is not done: where the catalogue has the object all the same, it is another's, and the statement says so again.
    bool Recover(SqlStatement statement, bool mayBeDone)
    {
        if (statement.Recovery is not { } recovery)
            return false;
        var found = session.Query(recovery.Probe)[0].Values[0] as string;
        if (found == "broken" && recovery.Cleanup is { } cleanup)
            session.Execute([statement with { Text = cleanup, Piece = null, Bound = null }]);
        return found == "done" && mayBeDone && Skip();
    }

    bool Skip()
    {
        Note("part-done");
        return true;
    }

    void Note(string outcome) => bookkeeping.Append(entry(outcome) with { Statement = number, StatementHash = Hash() });

    void Append(string text)
    {
        if (!isPartEmpty)
            part.AppendData([0]);
        part.AppendData(Encoding.UTF8.GetBytes(text));
        isPartEmpty = false;
    }

    string Hash() => Convert.ToHexString(part.GetCurrentHash()).ToLowerInvariant();

    // What an earlier run has committed as a whole goes on until the statement that its row names.
    void EndPart()
    {
        if (isWithinDone)
            return;
        part.GetHashAndReset();
        isPartEmpty = true;
    }

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
