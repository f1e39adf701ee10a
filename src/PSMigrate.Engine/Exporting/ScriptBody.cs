using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Exporting;

/// <summary>Runs bodies without a database, on the same path as a run.</summary>
sealed class ScriptBody(
    Dialect dialect, DatabaseSettings settings, IRevisionSet revisions, RunSettings run, Version serverVersion, CancellationToken cancellation)
{
    /// <summary>Runs a body and hands its statements to a target.</summary>
    public void Run(MigrationStep step, IOperationTarget target)
    {
        var script = revisions.LoadScript(step.Revision);
        using var pending = new PendingOperations(dialect, new(settings.Naming), run.Variables, target);
        var context = new MigrationContext((_, _, at) => pending.Ask(() => throw Errors.QueryOffline(step.Revision, at)))
        {
            Revision = step.Revision,
            Direction = step.Direction,
            Provider = dialect.Name,
            ServerVersion = serverVersion,
            Environment = settings.Environment,
            Variables = run.Variables,
            Tag = run.Tag,
            IsOffline = true,
        };
        try
        {
            // A merge may leave its body out.
            if (script.Has(step.Direction))
                script.Run(step.Direction, context, pending.Add, cancellation);
            pending.ThrowIfFailed();
            pending.Send();
        }
        catch (MigrationException fault)
        {
            fault.RevisionId ??= step.Revision.Id;
            throw;
        }
    }
}
