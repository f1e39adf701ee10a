namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>A script of batches as the revisions have them; after each a batch of its own looks whether it has failed.</summary>
sealed class SqlServerBatchScript(
    SqlServerStepSql phrases, SqlServerPreamble preamble, SqlServerBatches batches, ScriptOutline outline, ScriptPage page) : IScriptText
{
    public void Begin() => preamble.Write();

    public void Step(ScriptStep step)
    {
        page.Line();
        preamble.Comment(step.Title);
        if (step.Transactional)
            InTransaction(step);
        else
            OutsideOfTransaction(step);
    }

    public void End() => preamble.End();

    void InTransaction(ScriptStep step)
    {
        batches.Own(outline.IsOneTransaction ? phrases.Expect(step) : $"BEGIN TRANSACTION;\n{Expect(step)}");
        batches.Stop(step.Id, 1);
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
        {
            if (part.InTransaction)
                Together(step, part, progress);
            else
            {
                batches.Own("COMMIT TRANSACTION;");
                batches.Stop(step.Id, 0);
                Alone(step, part, progress);
                batches.Own($"BEGIN TRANSACTION;\n{phrases.Expect(step)}");
                batches.Stop(step.Id, 1);
            }
        }
        batches.Settings(outline.Settings);
        Record(step, begin: false);
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    void OutsideOfTransaction(ScriptStep step)
    {
        batches.Own(Expect(step));
        batches.Stop(step.Id, 0);
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
            Alone(step, part, progress);
        batches.Settings(outline.Settings);
        Record(step, begin: true);
    }

    string Expect(ScriptStep step) => phrases.ExpectWhole(step) is { } whole ? $"{phrases.Expect(step)}\n{whole}" : phrases.Expect(step);

    // What is committed before an autocommit block is noted, unless the rest of the step follows in the same transaction.
    void Together(ScriptStep step, ScriptPart part, ScriptProgress progress)
    {
        foreach (var statement in part.Statements)
        {
            batches.Foreign(statement);
            batches.Stop(step.Id, 1);
        }
        var row = progress.Together(part.Statements);
        if (part != step.Parts[^1])
            Log(step, row, 1);
    }

    void Alone(ScriptStep step, ScriptPart part, ScriptProgress progress)
    {
        foreach (var statement in part.Statements)
        {
            var (begun, done) = progress.Alone(statement);
            Log(step, begun, 0);
            batches.Foreign(statement);
            batches.Stop(step.Id, 0);
            Log(step, done, 0);
        }
    }

    void Record(ScriptStep step, bool begin)
    {
        var lines = string.Join('\n', phrases.Record(step));
        var ends = begin || !outline.IsOneTransaction;
        batches.Own($"{(begin ? "BEGIN TRANSACTION;\n" : "")}{lines}{(ends ? "\nCOMMIT TRANSACTION;" : "")}");
        batches.Stop(step.Id, ends ? 0 : 1);
    }

    void Log(ScriptStep step, LogEntry? entry, int transactions)
    {
        if (phrases.Log(entry) is { } text)
        {
            batches.Own(text);
            batches.Stop(step.Id, transactions);
        }
    }
}
