using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Exporting;

/// <summary>Writes a script: plans as for a database that is where the script begins, and runs every body for its statements.</summary>
sealed class ScriptExporter(
    Dialect dialect, DatabaseSettings settings, RevisionSet revisions, ScriptRequest request, RunSettings run, IMigrationObserver observer,
    CancellationToken cancellation)
{
    readonly IScriptSql script = dialect.Script;

    public void Write(TextWriter writer)
    {
        revisions.RequireSound();
        if (request.To.Count == 0 && request.Kind != ScriptKind.Upgrade)
            throw Errors.NoTargetForScript();
        var page = new ScriptPage(writer);
        if (request.Kind == ScriptKind.Stamp)
            Stamp(page);
        else
            Run(page);
    }

    void Stamp(ScriptPage page)
    {
        var plan = revisions.PlanStamp(Start(), request.To, purge: false);
        var log = new ScriptLog(run);
        var text = Open(page, plan.HeadsBefore, plan.HeadsAfter, "Nothing but the version table and the log is written.");
        if (!plan.IsEmpty || request.Idempotent)
        {
            var change = VersionChange.Between(plan.HeadsBefore, plan.HeadsAfter);
            text.Step(new(Names(plan.HeadsAfter), $"Stamp {Names(plan.HeadsAfter)}", plan.HeadsBefore, plan.HeadsAfter, change)
            {
                Log = log.Stamped(plan, revisions),
                Note = (_, _, _) => throw new InvalidOperationException("A stamp has no statements of its own."),
            });
        }
        else
            observer.On(new MigrationWarning($"The database is at {Names(plan.HeadsAfter)} by then already: the script does nothing."));
        text.End();
    }

    void Run(ScriptPage page)
    {
        var direction = request.Kind == ScriptKind.Upgrade ? MigrationDirection.Upgrade : MigrationDirection.Downgrade;
        var plan = revisions.Plan(Start(), new(direction, request.To.Count == 0 ? ["heads"] : request.To, []));
        if (plan.Warning is { } warning)
            observer.On(new MigrationWarning(warning));
        var repeatables = request.Repeatables ? new ScriptRepeatables(dialect, settings, revisions, run, plan) : null;
        if (plan.IsEmpty && repeatables is not { Count: > 0 })
        {
            var down = direction == MigrationDirection.Upgrade && request.To.Count > 0 && plan.HeadsBefore.Count > 0 ? " What goes down says -Direction Downgrade." : "";
            observer.On(new MigrationWarning($"There is nothing to do between {Names(plan.HeadsBefore)} and {Names(plan.HeadsAfter)}: the script does nothing.{down}"));
        }
        StepCheck.Check(dialect, settings, revisions, plan.Steps);
        var count = Count(plan.Steps.Count, "revision") + (repeatables is { Count: > 0 } ? $" and {Count(repeatables.Count, "repeatable object")}" : "");
        var text = Open(page, plan.HeadsBefore, plan.HeadsAfter, $"{count}, {Transactions()}.");
        var body = new ScriptBody(dialect, settings, revisions, run, ServerVersion, cancellation);
        using var replay = plan.IsEmpty ? null : Replay.Open(dialect, settings, cancellation);
        if (replay is not null)
            ReplayStart(replay, body, plan.HeadsBefore);
        foreach (var step in plan.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            text.Step(Say(step, body, replay));
        }
        foreach (var step in repeatables?.Steps() ?? [])
            text.Step(step);
        text.End();
    }

    ScriptStep Say(MigrationStep step, ScriptBody body, Replay? replay)
    {
        var transactional = step.Revision.Transactional && settings.TransactionMode != TransactionMode.None;
        var target = new ScriptTarget(transactional, transactional && !step.Revision.EnforcesForeignKeys, replay, block => Refuse(step.Revision, block));
        replay?.Begin(step.Revision, transactional);
        body.Run(step, target);
        replay?.End();
        var log = new ScriptLog(run);
        return new(step.Revision.Id, $"{step.Direction} {step.Revision}", step.HeadsBefore, step.HeadsAfter, step.Change)
        {
            Transactional = transactional,
            EnforcesForeignKeys = step.Revision.EnforcesForeignKeys,
            Parts = target.Parts,
            Log = [log.Applied(step)],
            Note = (number, hash, done) => log.Noted(step, number, hash, done),
        };
    }

    void Refuse(Revision revision, AutocommitBlock block)
    {
        if (settings.TransactionMode == TransactionMode.All)
            throw Errors.AutocommitInAll(revision, block);
        if (settings.LogTable.Length == 0)
            throw Errors.AutocommitWithoutLog(revision, block);
    }

    // The way to where the script begins, without the script.
    void ReplayStart(Replay replay, ScriptBody body, ValueList<string> heads)
    {
        if (heads.Count == 0)
            return;
        foreach (var step in Planner.Plan(revisions.Graph, [], new(MigrationDirection.Upgrade, heads, [])).Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            replay.Run(step.Revision, step.Revision.Transactional, target => body.Run(step, target));
        }
    }

    GuardedScript Open(ScriptPage page, ValueList<string> before, ValueList<string> after, string what)
    {
        var outline = new ScriptOutline(
            settings, request.Kind, before,
            [
                $"{request.Kind} from {Names(before)} to {Names(after)} on {dialect.Name} {ServerVersion} and later, by PSMigrate {RunIdentity.ToolVersion}.",
                what,
            ])
        {
            Idempotent = request.Idempotent,
            Plain = request.Plain,
            Graph = request.Idempotent
                ? [.. revisions.Graph.Nodes.Select(node => (node.Id, (IReadOnlyList<string>)[.. node.Requirements.Select(required => required.Id)]))]
                : [],
        };
        var text = new GuardedScript(dialect.Name, () => script.Open(outline, page));
        text.Begin();
        return text;
    }

    List<string> Start()
    {
        var from = request.From.Count > 0 ? request.From : request.Kind == ScriptKind.Downgrade ? ["heads"] : ["base"];
        return [.. from.SelectMany(name => revisions.Resolve(name)).Select(revision => revision.Id).Distinct()];
    }

    Version ServerVersion => request.ServerVersion ?? script.OldestServer;

    string Transactions() => settings.TransactionMode switch
    {
        TransactionMode.All => "all in one transaction",
        TransactionMode.None => "without transactions",
        _ => "each in a transaction of its own unless it says otherwise",
    };

    static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    static string Names(ValueList<string> ids) => ids.Count == 0 ? "base" : string.Join(", ", ids);
}
