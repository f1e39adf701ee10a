namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>A script of ordinary statements. In an idempotent one psql's own conditions stand around the steps, so that those outside of transactions can be skipped as well.</summary>
sealed class PsqlScript(ISqlSyntax syntax, ScriptBookkeeping tables, PostgreSqlPreamble preamble, ScriptOutline outline, ScriptPage page) : IScriptText
{
    readonly PostgreSqlCalls calls = new(syntax, tables, outline);

    public void Begin()
    {
        preamble.Write();
        if (outline.IsOneTransaction)
            page.Line("\nBEGIN;");
    }

    public void Step(ScriptStep step)
    {
        page.Line();
        page.Comment(step.Title);
        if (outline.Idempotent)
        {
            page.Line($@"SELECT {calls.IsNeeded(step)} AS psmigrate_needed \gset");
            page.Line(@"\if :psmigrate_needed");
        }
        if (step.Transactional)
            InTransaction(step);
        else
            OutsideOfTransaction(step);
        preamble.Reset();
        if (outline.Idempotent)
            page.Line(@"\endif");
    }

    public void End()
    {
        page.Line();
        if (outline.IsOneTransaction)
            page.Line("COMMIT;");
        preamble.End();
    }

    void InTransaction(ScriptStep step)
    {
        if (!outline.IsOneTransaction)
            page.Line("BEGIN;");
        Expect(step);
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
        {
            if (part.InTransaction)
                Together(part, progress, isLast: part == step.Parts[^1]);
            else
            {
                page.Line("COMMIT;");
                Alone(part, progress);
                page.Line("BEGIN;");
                page.Line(calls.Expect(step));
            }
        }
        Record(step);
        if (!outline.IsOneTransaction)
            page.Line("COMMIT;");
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    void OutsideOfTransaction(ScriptStep step)
    {
        Expect(step);
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
            Alone(part, progress);
        page.Line("BEGIN;");
        Record(step);
        page.Line("COMMIT;");
    }

    void Expect(ScriptStep step)
    {
        page.Line(calls.Expect(step));
        if (step.LeavesParts && tables.IsBegun(step) is { } begun)
        {
            var block = $"\nBEGIN\nIF {begun} THEN\n    RAISE EXCEPTION '%', {syntax.Literal(ScriptBookkeeping.BegunMessage(step))};\nEND IF;\nEND;\n";
            page.Line($"DO {PsqlText.DollarQuoted(block)};");
        }
    }

    // What is committed before an autocommit block is noted, unless the rest of the step follows in the same transaction.
    void Together(ScriptPart part, ScriptProgress progress, bool isLast)
    {
        foreach (var statement in part.Statements)
            Write(statement);
        var row = progress.Together(part.Statements);
        if (!isLast)
            Log(row);
    }

    void Alone(ScriptPart part, ScriptProgress progress)
    {
        foreach (var statement in part.Statements)
        {
            var (begun, done) = progress.Alone(statement);
            Log(begun);
            Write(statement);
            Log(done);
        }
    }

    void Record(ScriptStep step)
    {
        foreach (var call in calls.Change(step))
            page.Line(call);
        foreach (var entry in step.Log)
            Log(entry);
    }

    void Write(SqlStatement statement)
    {
        if (PsqlText.TurnsBackslashesOn(statement.Text))
            throw new UnsupportedException("Turning standard_conforming_strings off", "Write strings with a backslash as E'…'.") { Statement = statement };
        page.Statement(PsqlText.Guard(statement.Text));
    }

    void Log(LogEntry? entry)
    {
        if (tables.Insert(entry) is { } text)
            page.Statement(text);
    }
}
