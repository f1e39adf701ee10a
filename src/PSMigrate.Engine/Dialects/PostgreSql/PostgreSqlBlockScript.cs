using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>An idempotent script without psql: every step is a block, and its statements are texts, so that those of a skipped one are never looked at.</summary>
sealed class PostgreSqlBlockScript(ISqlSyntax syntax, ScriptBookkeeping tables, PostgreSqlPreamble preamble, ScriptOutline outline, ScriptPage page)
    : IScriptText
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
        if (!step.Transactional)
        {
            throw new UnsupportedException(
                $"{step.Name}, which wants no transaction,", "Leave -Plain out: a script for psql can skip it. Or export it by itself, without -Idempotent.");
        }
        if (step.Parts.FirstOrDefault(part => !part.InTransaction) is { } outside)
        {
            throw new UnsupportedException(
                $"The autocommit block of revision '{step.Id}'", "Leave -Plain out: a script for psql can skip it.") { Statement = outside.Statements[0] };
        }
        page.Line();
        page.Comment(step.Title);
        page.Line($"DO {PsqlText.DollarQuoted(Block(step))};");
        preamble.Reset();
    }

    public void End()
    {
        page.Line();
        if (outline.IsOneTransaction)
            page.Line("COMMIT;");
        preamble.End();
    }

    string Block(ScriptStep step)
    {
        var lines = new List<string> { "", "BEGIN", $"IF {calls.IsNeeded(step)} THEN", calls.Expect(step) };
        foreach (var statement in step.Parts.SelectMany(part => part.Statements))
        {
            if (PsqlText.TurnsBackslashesOn(statement.Text))
                throw new UnsupportedException("Turning standard_conforming_strings off", "Write strings with a backslash as E'…'.") { Statement = statement };
            lines.Add($"EXECUTE {PsqlText.DollarQuoted(statement.Text)};");
        }
        lines.AddRange(calls.Change(step));
        lines.AddRange(step.Log.Select(tables.Insert).OfType<string>().Select(text => text + ";"));
        lines.AddRange(["END IF;", "END;", ""]);
        return string.Join('\n', lines);
    }
}
