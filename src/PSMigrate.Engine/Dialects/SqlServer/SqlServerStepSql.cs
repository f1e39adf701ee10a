namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The statements around those of a step: what is checked, changed and logged.</summary>
sealed class SqlServerStepSql(ISqlSyntax syntax, ScriptBookkeeping tables, ScriptOutline outline)
{
    bool KnowsApplied => outline is { Idempotent: true, Kind: not ScriptKind.Stamp };

    /// <summary>Stops the step where the database is elsewhere.</summary>
    public string Expect(ScriptStep step)
    {
        var wanted = step.HeadsBefore.Count == 0 ? "base" : string.Join(", ", step.HeadsBefore);
        return KnowsApplied
            ? Tips(step)
            : Throw($"NOT ({tables.HasRows(step.HeadsBefore)})", $"Before {step.Id} the database should be at {wanted}, and {outline.VersionTable} says otherwise: nothing of it was done.");
    }

    /// <summary>Stops the step where an earlier attempt has left a part of it; null where none can.</summary>
    public string? ExpectWhole(ScriptStep step) =>
        step.LeavesParts && tables.IsBegun(step) is { } begun ? Throw(begun, ScriptBookkeeping.BegunMessage(step)) : null;

    /// <summary>Changes the rows of the version table, and counts them.</summary>
    public IEnumerable<string> Record(ScriptStep step)
    {
        yield return Throw("DB_ID() <> CONVERT(int, SESSION_CONTEXT(N'psmigrate_database'))", $"{step.Id} has left the session in another database: let it go back with USE.");
        foreach (var change in KnowsApplied && step.Repeatable is null ? outline.Kind == ScriptKind.Upgrade ? Apply(step) : Undo(step) : Counted(step))
            yield return change;
        foreach (var entry in step.Log)
        {
            if (Log(entry) is { } row)
                yield return row;
        }
    }

    public string? Log(LogEntry? entry) => tables.Insert(entry) is { } text ? text + ";" : null;

    /// <summary>Whether an idempotent script has to do the step.</summary>
    public string IsNeeded(ScriptStep step) => outline.Kind switch
    {
        _ when step.Repeatable is { } repeatable => SqlcmdText.Condition($"NOT {tables.IsCurrent(step.Id, repeatable)}"),
        ScriptKind.Stamp => $"NOT ({tables.HasRows(step.HeadsAfter)})",
        ScriptKind.Upgrade => $"NOT EXISTS (SELECT 1 FROM #psmigrate_applied WHERE id = {syntax.Literal(step.Id)})",
        _ => $"EXISTS (SELECT 1 FROM #psmigrate_applied WHERE id = {syntax.Literal(step.Id)})",
    };

    public string Throw(string condition, string message) => $"IF {condition}\n    THROW 50000, {syntax.Literal(SqlcmdText.Said(message))}, 127;";

    IEnumerable<string> Counted(ScriptStep step)
    {
        foreach (var change in tables.Change(step.Change))
            yield return $"{change};\n{Throw("@@ROWCOUNT <> 1", "A change to the version table should hit 1 row, and did not: somebody else has changed it.")}";
    }

    IEnumerable<string> Apply(ScriptStep step)
    {
        var id = syntax.Literal(step.Id);
        yield return $"DELETE FROM {tables.VersionTable} WHERE version_num IN (SELECT parent FROM #psmigrate_edge WHERE child = {id});";
        yield return $"INSERT INTO {tables.VersionTable} (version_num) VALUES ({id});";
        yield return $"INSERT INTO #psmigrate_applied VALUES ({id});";
        yield return Tips(step);
    }

    IEnumerable<string> Undo(ScriptStep step)
    {
        var id = syntax.Literal(step.Id);
        yield return $"DELETE FROM {tables.VersionTable} WHERE version_num = {id};";
        yield return Throw("@@ROWCOUNT <> 1", $"{step.Id} cannot be undone: a revision that is built on it is applied.");
        yield return $"DELETE FROM #psmigrate_applied WHERE id = {id};";
        yield return
            $"""
            INSERT INTO {tables.VersionTable} (version_num) SELECT e.parent FROM #psmigrate_edge AS e WHERE e.child = {id} AND e.parent IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM #psmigrate_edge AS other JOIN #psmigrate_applied AS a ON a.id = other.child WHERE other.parent = e.parent);
            """;
        yield return Tips(step);
    }

    // The rows must be the tips of what is applied, before and after every step.
    string Tips(ScriptStep step)
    {
        const string Heads =
            "SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id)";
        var rows = $"SELECT version_num FROM {tables.VersionTable}";
        return Throw(
            $"EXISTS ({rows} EXCEPT {Heads})\n    OR EXISTS ({Heads} EXCEPT {rows})",
            $"At {step.Id} the rows of {outline.VersionTable} are not what the script has found and made: nothing of it was kept.");
    }
}
