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
        foreach (var line in Expect(step).Concat(InTransactionParts(step)).Concat(phrases.Record(step).Select(Own)))
            yield return line;
        if (!outline.IsOneTransaction)
            yield return "COMMIT TRANSACTION;";
    }

    IEnumerable<string> InTransactionParts(ScriptStep step)
    {
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
        {
            if (part.InTransaction)
            {
                foreach (var statement in part.Statements)
                    yield return Text(step, statement);
                var row = progress.Together(part.Statements);
                if (part != step.Parts[^1] && phrases.Log(row) is { } noted)
                    yield return Own(noted);
            }
            else
            {
                yield return "COMMIT TRANSACTION;";
                foreach (var line in Alone(step, part, progress))
                    yield return line;
                yield return "BEGIN TRANSACTION;";
                yield return phrases.Expect(step);
            }
        }
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    IEnumerable<string> OutsideOfTransaction(ScriptStep step)
    {
        var progress = new ScriptProgress(step);
        foreach (var line in Expect(step).Concat(step.Parts.SelectMany(part => Alone(step, part, progress))))
            yield return line;
        yield return "BEGIN TRANSACTION;";
        foreach (var line in phrases.Record(step))
            yield return Own(line);
        yield return "COMMIT TRANSACTION;";
    }

    IEnumerable<string> Expect(ScriptStep step) => phrases.ExpectWhole(step) is { } whole ? [phrases.Expect(step), whole] : [phrases.Expect(step)];

    IEnumerable<string> Alone(ScriptStep step, ScriptPart part, ScriptProgress progress)
    {
        foreach (var statement in part.Statements)
        {
            var (begun, done) = progress.Alone(statement);
            if (phrases.Log(begun) is { } before)
                yield return Own(before);
            yield return Text(step, statement);
            if (phrases.Log(done) is { } after)
                yield return Own(after);
        }
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
