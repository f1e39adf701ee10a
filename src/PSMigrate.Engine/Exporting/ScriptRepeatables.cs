using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;
using PSMigrate.Engine.Running;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Exporting;

/// <summary>The repeatable objects behind the last step of a script: those that a run on an empty database would apply there.</summary>
sealed class ScriptRepeatables
{
    readonly Dialect dialect;
    readonly DatabaseSettings settings;
    readonly RunSettings run;
    readonly ValueList<string> heads;
    readonly IReadOnlyList<RepeatableFile> files;

    public ScriptRepeatables(Dialect dialect, DatabaseSettings settings, RevisionSet revisions, RunSettings run, MigrationPlan plan)
    {
        (this.dialect, this.settings, this.run, heads) = (dialect, settings, run, plan.HeadsAfter);
        files = PendingRepeatables.After(plan, revisions, dialect, settings, bookkeeping: null);
        PendingRepeatables.Check(dialect, settings, revisions, [.. files.Select(file => file.Repeatable)]);
    }

    public int Count => files.Count;

    /// <summary>Their steps, in order.</summary>
    public IEnumerable<ScriptStep> Steps()
    {
        var members = files.ToDictionary(file => file.Name, StringComparer.OrdinalIgnoreCase);
        return files.Select(file => Step(file, [.. RepeatableSet.Needed(file, members).Select(needed => needed.Name)]));
    }

    ScriptStep Step(RepeatableFile file, IReadOnlyList<string> needed)
    {
        var transactional = file.Repeatable.Transactional && settings.TransactionMode != TransactionMode.None;
        // A file of SQL asks nothing of a database, and has no blocks.
        var target = new ScriptTarget(transactional, mayRewrite: transactional, replay: null, _ => { });
        using var pending = new PendingOperations(dialect, new(settings.Naming), run.Variables, target);
        pending.Add(file.Operation);
        pending.Send();
        return new(file.Name, $"Repeat {file.Name}", heads, heads, VersionChange.Between(heads, heads))
        {
            Transactional = transactional,
            Parts = target.Parts,
            Repeatable = new(file.Checksum, needed),
            Log = [new ScriptLog(run).Repeated(file)],
            // It begins anew each time: nobody has to know how far it came.
            Note = (_, _, _) => null,
        };
    }
}
