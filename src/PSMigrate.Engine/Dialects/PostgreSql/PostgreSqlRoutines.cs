using System.Text.RegularExpressions;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for views, functions, procedures and triggers.</summary>
sealed class PostgreSqlRoutines(SqlPhrases phrases)
{
    static readonly Regex DefaultOf = new(@" DEFAULT [^,)]+");

    public string CreateView(CreateView create)
    {
        var view = create.View;
        if (view.Materialized && create.Replace)
        {
            throw new UnsupportedException(
                $"Replacing the materialized view '{view.Name}', whose indexes would go with it,", "Drop it and make it anew, with its indexes.");
        }
        var columns = view.Columns.Count == 0 ? "" : $" ({phrases.Columns(view.Columns)})";
        var kind = view.Materialized ? "MATERIALIZED VIEW" : "VIEW";
        var options = view.Options is null ? "" : $" {phrases.Text(view.Options, $"options of view '{view.Name}'").Trim()}";
        return $"CREATE {OrReplace(create.Replace)}{kind} {phrases.Name(view.Name)}{columns}{options} AS {Ended(phrases.Text(view.Query, $"query of view '{view.Name}'"))}";
    }

    public string DropView(DropView drop) =>
        $"DROP {(drop.Materialized ? "MATERIALIZED VIEW" : "VIEW")} {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Create(CreateRoutine create)
    {
        var routine = create.Routine;
        var definition = Ended(phrases.Text(routine.Definition, $"definition of '{routine.Name}'"));
        var space = definition.StartsWith('(') ? "" : " ";
        return $"CREATE {OrReplace(create.Replace)}{Kind(routine.Kind)} {phrases.Name(routine.Name)}{space}{definition}";
    }

    public string Drop(DropRoutine drop)
    {
        var arguments = drop.Arguments ?? drop.Definition?.Arguments;
        var list = arguments is null ? "" : $"({phrases.Text(arguments, $"list of the arguments of '{drop.Name}'")})";
        return $"DROP {Kind(drop.Kind)} {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}{list}";
    }

    // CREATE OR REPLACE TRIGGER came with version 14.
    public IEnumerable<string> CreateTrigger(CreateTrigger create)
    {
        var trigger = create.Trigger;
        if (create.Replace)
            yield return Drop(trigger.Name, trigger.Table, ifExists: true);
        var (when, body) = (phrases.Text(trigger.Event, $"event of trigger '{trigger.Name}'"), phrases.Text(trigger.Body, $"body of trigger '{trigger.Name}'"));
        yield return $"CREATE TRIGGER {phrases.Quote(trigger.Name)} {when} ON {phrases.Name(trigger.Table)} {Ended(body)}";
    }

    public string DropTrigger(DropTrigger drop) => Drop(drop.Name, drop.Table, drop.IfExists);

    /// <summary>Whether OR REPLACE will do: what a routine takes and returns stays as it is, and no default of an argument goes.</summary>
    public static bool MayReplace(Routine before, Routine after)
    {
        var (old, made) = (Head(before), Head(after));
        return DefaultOf.Replace(old, "") == DefaultOf.Replace(made, "") && DefaultOf.Count(old) <= DefaultOf.Count(made);
    }

    /// <summary>What the server has read of a routine: a body in quotes is a text like any other.</summary>
    public static DialectText Held(Routine routine) => new($"{routine.Definition.Default}".Split("\nAS ")[0]);

    // The server puts the language on the line behind what is returned.
    static string Head(Routine routine) => $"{routine.Definition.Default}".Split("\n LANGUAGE ")[0];

    string Drop(string trigger, TableName table, bool ifExists) =>
        $"DROP TRIGGER {SqlPhrases.IfExists(ifExists)}{phrases.Quote(trigger)} ON {phrases.Name(table)}";

    static string OrReplace(bool replace) => replace ? "OR REPLACE " : "";

    static string Kind(RoutineKind kind) => kind == RoutineKind.Function ? "FUNCTION" : "PROCEDURE";

    // Authors often end their text as a statement.
    static string Ended(string text) => text.Trim().TrimEnd(';').TrimEnd();
}
