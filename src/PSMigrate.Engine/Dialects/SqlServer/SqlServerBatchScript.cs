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
        batches.Own(outline.IsOneTransaction ? phrases.Expect(step) : $"BEGIN TRANSACTION;\n{phrases.Expect(step)}");
        batches.Stop(step.Id, 1);
        foreach (var part in step.Parts)
        {
            if (!part.InTransaction)
                batches.Own("COMMIT TRANSACTION;");
            foreach (var statement in part.Statements)
            {
                batches.Foreign(statement);
                batches.Stop(step.Id, part.InTransaction ? 1 : 0);
            }
            if (!part.InTransaction)
                batches.Own("BEGIN TRANSACTION;");
        }
        batches.Settings(outline.Settings);
        Record(step, begin: false);
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    void OutsideOfTransaction(ScriptStep step)
    {
        batches.Own(phrases.Expect(step));
        batches.Stop(step.Id, 0);
        foreach (var (statement, begun, done) in ScriptBookkeeping.Numbered(step))
        {
            Log(step, begun);
            batches.Foreign(statement);
            batches.Stop(step.Id, 0);
            Log(step, done);
        }
        batches.Settings(outline.Settings);
        Record(step, begin: true);
    }

    void Record(ScriptStep step, bool begin)
    {
        var lines = string.Join('\n', phrases.Record(step));
        var ends = begin || !outline.IsOneTransaction;
        batches.Own($"{(begin ? "BEGIN TRANSACTION;\n" : "")}{lines}{(ends ? "\nCOMMIT TRANSACTION;" : "")}");
        batches.Stop(step.Id, ends ? 0 : 1);
    }

    void Log(ScriptStep step, LogEntry entry)
    {
        if (phrases.Log(entry) is { } text)
        {
            batches.Own(text);
            batches.Stop(step.Id, 0);
        }
    }
}
