using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// SQL Server's statements for schemas, views, routines and triggers, each of which must be the first of its batch.
/// What is replaced keeps its permissions: it is altered, not dropped.
/// </summary>
sealed class SqlServerModules(SqlPhrases phrases)
{
    readonly SqlServerCatalogue catalogue = new(phrases);

    public string CreateSchema(CreateSchema create)
    {
        var text = $"CREATE SCHEMA {phrases.Quote(create.Name)}";
        return create.IfNotExists ? SqlServerCatalogue.If($"SCHEMA_ID({catalogue.Unquoted(create.Name)}) IS NULL", [catalogue.Execute(text)]) : text;
    }

    public string CreateView(CreateView create)
    {
        var view = create.View;
        RefuseMaterialized(view.Materialized);
        var columns = view.Columns.Count == 0 ? "" : $" ({phrases.Columns(view.Columns)})";
        var options = view.Options is null ? "" : $" {phrases.Text(view.Options, "view's options").Trim()}";
        return $"{Create(create.Replace)} VIEW {phrases.Name(view.Name)}{columns}{options} AS\n{phrases.Text(view.Query, "view")}";
    }

    public string DropView(DropView drop)
    {
        RefuseMaterialized(drop.Materialized);
        return $"DROP VIEW {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";
    }

    public string Create(CreateRoutine create) =>
        $"{Create(create.Replace)} {Word(create.Routine.Kind)} {phrases.Name(create.Routine.Name)}\n{phrases.Text(create.Routine.Definition, "routine")}";

    public string Drop(DropRoutine drop) => $"DROP {Word(drop.Kind)} {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string CreateTrigger(CreateTrigger create)
    {
        var trigger = create.Trigger;
        return $"{Create(create.Replace)} TRIGGER {Name(trigger.Table, trigger.Name)} ON {phrases.Name(trigger.Table)}\n"
            + $"{phrases.Text(trigger.Event, "event of a trigger")}\nAS\n{phrases.Text(trigger.Body, "body of a trigger")}";
    }

    public string DropTrigger(DropTrigger drop) => $"DROP TRIGGER {SqlPhrases.IfExists(drop.IfExists)}{Name(drop.Table, drop.Name)}";

    // A trigger lives in its table's schema.
    string Name(TableName table, string trigger) => phrases.Name(new(table.Schema, trigger));

    /// <summary>Whether a routine can be altered to be the other: a function must stay of its sort.</summary>
    public static bool MayReplace(Routine before, Routine after) =>
        before.Kind == RoutineKind.Procedure || SqlServerModuleText.ResultOf($"{before.Definition}") == SqlServerModuleText.ResultOf($"{after.Definition}");

    /// <summary>Whether a view keeps its tables as they are.</summary>
    public static bool IsBound(View view) => view.Options?.For(SqlServerDialect.Name)?.Contains("SCHEMABINDING", StringComparison.OrdinalIgnoreCase) == true;

    static string Create(bool replace) => replace ? "CREATE OR ALTER" : "CREATE";

    static string Word(RoutineKind kind) => kind == RoutineKind.Function ? "FUNCTION" : "PROCEDURE";

    static void RefuseMaterialized(bool materialized)
    {
        if (materialized)
        {
            throw new UnsupportedException(
                "A view whose rows are stored", "Write a view WITH SCHEMABINDING and a unique clustered index on it as SQL, with Invoke-DbSql.");
        }
    }
}
