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
        page.Line(calls.Expect(step));
        foreach (var part in step.Parts)
        {
            if (!part.InTransaction)
                page.Line("COMMIT;");
            foreach (var statement in part.Statements)
                Write(statement);
            if (!part.InTransaction)
                page.Line("BEGIN;");
        }
        Record(step);
        if (!outline.IsOneTransaction)
            page.Line("COMMIT;");
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    void OutsideOfTransaction(ScriptStep step)
    {
        page.Line(calls.Expect(step));
        foreach (var (statement, begun, done) in ScriptBookkeeping.Numbered(step))
        {
            Log(begun);
            Write(statement);
            Log(done);
        }
        page.Line("BEGIN;");
        Record(step);
        page.Line("COMMIT;");
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
        page.Statement(outline.Plain ? statement.Text : PsqlText.Guard(statement.Text));
    }

    void Log(LogEntry entry)
    {
        if (tables.Insert(entry) is { } text)
            page.Statement(text);
    }
}
