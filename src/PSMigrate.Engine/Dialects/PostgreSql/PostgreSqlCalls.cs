namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The calls of the procedures that a script makes at its beginning.</summary>
sealed class PostgreSqlCalls(ISqlSyntax syntax, ScriptBookkeeping tables, ScriptOutline outline)
{
    bool KnowsApplied => outline is { Idempotent: true, Kind: not ScriptKind.Stamp };

    /// <summary>Stops the script where the database is elsewhere.</summary>
    public string Expect(ScriptStep step) => KnowsApplied
        ? $"CALL pg_temp.psmigrate_expect({syntax.Literal(step.Id)});"
        : $"CALL pg_temp.psmigrate_expect({syntax.Literal(step.Id)}, {List(step.HeadsBefore)});";

    /// <summary>Changes the rows of the version table, and counts them.</summary>
    public IEnumerable<string> Change(ScriptStep step) => (KnowsApplied && step.Repeatable is null, outline.Kind) switch
    {
        (true, ScriptKind.Upgrade) => [$"CALL pg_temp.psmigrate_apply({syntax.Literal(step.Id)});"],
        (true, _) => [$"CALL pg_temp.psmigrate_undo({syntax.Literal(step.Id)});"],
        _ => tables.Change(step.Change).Select(statement => $"CALL pg_temp.psmigrate_change({syntax.Literal(statement)});"),
    };

    /// <summary>Whether an idempotent script has to do the step.</summary>
    public string IsNeeded(ScriptStep step) => outline.Kind switch
    {
        _ when step.Repeatable is { } repeatable => $"NOT {tables.IsCurrent(step.Id, repeatable)}",
        ScriptKind.Stamp => $"NOT ({tables.HasRows(step.HeadsAfter)})",
        ScriptKind.Upgrade => $"NOT EXISTS (SELECT FROM pg_temp.psmigrate_applied WHERE id = {syntax.Literal(step.Id)})",
        _ => $"EXISTS (SELECT FROM pg_temp.psmigrate_applied WHERE id = {syntax.Literal(step.Id)})",
    };

    string List(IReadOnlyList<string> ids) => $"ARRAY[{string.Join(", ", ids.Select(id => syntax.Literal(id)))}]::text[]";
}
