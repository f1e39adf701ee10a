using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Statements about views and triggers.</summary>
sealed class ViewStatements(SqliteSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);

    public IEnumerable<string> Create(CreateView create)
    {
        var view = create.View;
        Check(view.Materialized);
        if (view.Options is not null && view.Options.For(SqliteDialect.Name) is not null)
            throw new UnsupportedException($"Options of the view '{view.Name}'", "Leave them out.");
        var columns = view.Columns.Count == 0 ? "" : $" ({phrases.Columns(view.Columns)})";
        var text = $"CREATE VIEW {phrases.Name(view.Name)}{columns} AS {phrases.Text(view.Query, "query")}";
        return create.Replace ? [$"DROP VIEW IF EXISTS {phrases.Name(view.Name)}", text] : [text];
    }

    public string Drop(DropView drop)
    {
        Check(drop.Materialized);
        return $"DROP VIEW {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";
    }

    public IEnumerable<string> CreateTrigger(CreateTrigger create)
    {
        var trigger = create.Trigger;
        var name = phrases.Name(new(trigger.Table.Schema, trigger.Name));
        var text = $"CREATE TRIGGER {name} {phrases.Text(trigger.Event, "event")} ON {syntax.Quote(trigger.Table.Name)} {phrases.Text(trigger.Body, "body")}";
        return create.Replace ? [$"DROP TRIGGER IF EXISTS {name}", text] : [text];
    }

    public string DropTrigger(DropTrigger drop) =>
        $"DROP TRIGGER {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(new(drop.Table.Schema, drop.Name))}";

    static void Check(bool materialized)
    {
        if (materialized)
            throw new UnsupportedException("A materialized view", "Use a table that triggers keep, or an ordinary view.");
    }
}
