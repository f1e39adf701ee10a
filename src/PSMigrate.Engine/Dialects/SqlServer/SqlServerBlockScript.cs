using System.Text.RegularExpressions;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>An idempotent script: every step is a batch under a condition, and its statements are texts, so that those of a skipped one are not even compiled.</summary>
sealed partial class SqlServerBlockScript(
    SqlServerStepSql phrases, SqlServerPreamble preamble, SqlServerBatches batches, ScriptOutline outline, ScriptPage page) : IScriptText
{
    public void Begin() => preamble.Write();

    public void Step(ScriptStep step)
    {
        page.Line();
        preamble.Comment(step.Title);
        var lines = new List<string> { $"IF {phrases.IsNeeded(step)}", "BEGIN", "BEGIN TRY" };
        if (step.Transactional)
            lines.AddRange(InTransaction(step));
        else
            lines.AddRange(OutsideOfTransaction(step));
        lines.AddRange(["END TRY", "BEGIN CATCH", SqlcmdText.Undo, "END CATCH;", "END;"]);
        page.Line(string.Join('\n', lines));
        page.Line("GO");
        batches.Stop(step.Id, outline.IsOneTransaction ? 1 : 0);
        batches.Settings(outline.Settings);
    }

    public void End() => preamble.End();

    IEnumerable<string> InTransaction(ScriptStep step)
    {
        if (!outline.IsOneTransaction)
            yield return "BEGIN TRANSACTION;";
        yield return phrases.Expect(step);
        foreach (var part in step.Parts)
        {
            if (!part.InTransaction)
                yield return "COMMIT TRANSACTION;";
            foreach (var statement in part.Statements)
                yield return Text(step, statement);
            if (!part.InTransaction)
                yield return "BEGIN TRANSACTION;";
        }
        foreach (var line in phrases.Record(step))
            yield return Own(line);
        if (!outline.IsOneTransaction)
            yield return "COMMIT TRANSACTION;";
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    IEnumerable<string> OutsideOfTransaction(ScriptStep step)
    {
        yield return phrases.Expect(step);
        foreach (var (statement, begun, done) in ScriptBookkeeping.Numbered(step))
        {
            if (phrases.Log(begun) is { } before)
                yield return Own(before);
            yield return Text(step, statement);
            if (phrases.Log(done) is { } after)
                yield return Own(after);
        }
        yield return "BEGIN TRANSACTION;";
        foreach (var line in phrases.Record(step))
            yield return Own(line);
        yield return "COMMIT TRANSACTION;";
    }

    static string Text(ScriptStep step, SqlStatement statement)
    {
        if (SqlcmdText.MovesTheStop(statement.Text))
        {
            throw new UnsupportedException(
                "SET NOEXEC, PARSEONLY or FMTONLY, by which the script itself stops,", "Take it out of the revision.") { Statement = statement };
        }
        // What EXEC makes is gone behind it.
        if (step.Parts.Sum(part => part.Statements.Count) > 1 && TemporaryTable().IsMatch(statement.Text))
        {
            throw new UnsupportedException(
                "A temporary table that outlives its batch, in a script that skips what is applied,",
                "Put everything that uses it into one batch, or leave -Idempotent out.") { Statement = statement };
        }
        return SqlcmdText.Exec(statement.Text);
    }

    static string Own(string text) => SqlcmdText.CanStand(text) ? text : SqlcmdText.Exec(text);

    [GeneratedRegex(@"\b(?:CREATE\s+TABLE|INTO)\s+\[?#(?!#)", RegexOptions.IgnoreCase)]
    private static partial Regex TemporaryTable();
}
