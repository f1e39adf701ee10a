using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>A script of ordinary statements. Its checks are rows of a temporary table that refuses them, which is the only way in which SQL alone can fail here.</summary>
sealed class SqliteShellScript(ISqlSyntax syntax, ScriptBookkeeping tables, IBookkeepingSql bookkeeping, ScriptOutline outline, ScriptPage page)
    : IScriptText
{
    public void Begin()
    {
        foreach (var line in outline.Title)
            page.Comment(line);
        page.Comment("Run it with the shell of SQLite, for example: sqlite3 <database> < <this file>");
        page.Comment("Each step checks where the database is. Where it is not what the step expects, the script stops, and nothing of the step is kept.");
        page.Line();
        page.Line(".bail on");
        page.Line(SqliteKeeper.State + ";");
        page.Lines(
            """
            DROP VIEW IF EXISTS temp.psmigrate_broken;
            DROP TABLE IF EXISTS temp.psmigrate_check;
            DROP TABLE IF EXISTS temp.psmigrate_known;
            DROP TABLE IF EXISTS temp.psmigrate_run;
            CREATE TEMP TABLE psmigrate_check (sound INTEGER CONSTRAINT "the script stops here, and nothing of the step is kept" CHECK (sound));
            CREATE TEMP TABLE psmigrate_run AS SELECT lower(hex(randomblob(16))) AS run_id;
            CREATE TEMP VIEW psmigrate_broken AS SELECT "table" AS child, rowid AS row, parent, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1, 2, 3;
            CREATE TEMP TABLE psmigrate_known (child, row, parent, count);
            """);
        page.Line();
        page.Line("-- The bookkeeping, made where it is missing.");
        page.Line("BEGIN IMMEDIATE;");
        page.Statement(IfMissing(bookkeeping.CreateVersionTable(new(null, outline.Settings.VersionTable))));
        if (outline.LogTable is not null)
            page.Statement(IfMissing(bookkeeping.CreateLogTable(new(null, outline.Settings.LogTable))));
        if (!outline.IsOneTransaction)
            page.Line("COMMIT;");
    }

    public void Step(ScriptStep step)
    {
        page.Line();
        page.Comment(step.Title);
        if (step.EnforcesForeignKeys)
            page.Line(SqliteKeeper.Enforced + ";");
        if (step.Transactional)
            InTransaction(step);
        else
            OutsideOfTransaction(step);
        page.Line(SqliteKeeper.State + ";");
    }

    public void End()
    {
        if (outline.IsOneTransaction)
            page.Line("\nCOMMIT;");
    }

    void InTransaction(ScriptStep step)
    {
        if (!outline.IsOneTransaction)
            page.Line("BEGIN IMMEDIATE;");
        Expect(step);
        RememberBroken();
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
        {
            if (part.InTransaction)
                Together(part, progress, isLast: part == step.Parts[^1]);
            else
            {
                CheckBroken(step);
                page.Line("COMMIT;");
                Alone(part, progress);
                page.Line("BEGIN IMMEDIATE;");
                ExpectHeads(step);
                RememberBroken();
            }
        }
        CheckBroken(step);
        Record(step);
        if (!outline.IsOneTransaction)
            page.Line("COMMIT;");
    }

    // As in a run, a row of the log before and after each statement says how far it came.
    void OutsideOfTransaction(ScriptStep step)
    {
        Expect(step);
        RememberBroken();
        var progress = new ScriptProgress(step);
        foreach (var part in step.Parts)
            Alone(part, progress);
        CheckBroken(step);
        page.Line("BEGIN IMMEDIATE;");
        Record(step);
        page.Line("COMMIT;");
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

    void Expect(ScriptStep step)
    {
        ExpectHeads(step);
        if (step.LeavesParts && tables.IsBegun(step) is { } begun)
            Check($"NOT {begun}", syntax.Literal(ScriptBookkeeping.BegunMessage(step)));
    }

    void ExpectHeads(ScriptStep step)
    {
        var wanted = step.HeadsBefore.Count == 0 ? "base" : string.Join(", ", step.HeadsBefore);
        var found = $"coalesce((SELECT group_concat(version_num, ', ') FROM {tables.VersionTable}), 'base')";
        Check(
            tables.HasRows(step.HeadsBefore),
            $"{syntax.Literal($"Before {step.Id} the database should be at {wanted}, and it is at ")} || {found} || ': nothing of it was done.'");
    }

    void Record(ScriptStep step)
    {
        foreach (var change in tables.Change(step.Change))
        {
            page.Statement(change);
            page.Line("INSERT INTO temp.psmigrate_check SELECT changes() = 1;");
        }
        foreach (var entry in step.Log)
            Log(entry);
    }

    // Enforcement is off while tables are made anew; what it would have caught is looked for, and what was broken before is let be.
    void RememberBroken()
    {
        page.Line("DELETE FROM temp.psmigrate_known;");
        page.Line("INSERT INTO temp.psmigrate_known SELECT * FROM temp.psmigrate_broken;");
    }

    void CheckBroken(ScriptStep step) => Check(
        """
        NOT EXISTS (SELECT 1 FROM temp.psmigrate_broken AS b LEFT JOIN temp.psmigrate_known AS k
            ON k.child IS b.child AND k.row IS b.row AND k.parent IS b.parent WHERE b.count > coalesce(k.count, 0))
        """,
        syntax.Literal($"After {step.Id} rows refer to rows that are missing: PRAGMA foreign_key_check lists them."));

    // The shell shows the constraint that fails and its line: what is wrong is said before.
    void Check(string condition, string message)
    {
        page.Line($"SELECT {message} WHERE NOT ({condition});");
        page.Line($"INSERT INTO temp.psmigrate_check SELECT {condition};");
    }

    void Write(SqlStatement statement) => page.Statement(SqliteShellText.Guard(statement.Text));

    void Log(LogEntry? entry)
    {
        if (tables.Insert(entry) is { } text)
            page.Statement(text);
    }

    static string IfMissing(string create) => create.Replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ", StringComparison.Ordinal);
}
