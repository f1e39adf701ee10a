using PSMigrate.Engine.Dialects;

namespace PSMigrate.Engine.Running;

/// <summary>Finds, before anything is touched, the steps that cannot run.</summary>
static class StepCheck
{
    public static void Check(Dialect dialect, DatabaseSettings database, IRevisionSet revisions, IEnumerable<MigrationStep> steps)
    {
        foreach (var step in steps)
        {
            var script = revisions.LoadScript(step.Revision);
            if (!script.Has(step.Direction) && !step.Revision.IsMerge)
                throw Errors.NoBody(step);
            if (!step.Revision.Transactional && database.TransactionMode == TransactionMode.All)
                throw Errors.TransactionOffInAll(step.Revision);
            if (step.Revision.EnforcesForeignKeys && dialect.Keeper.LiftsForeignKeys && database.TransactionMode == TransactionMode.All)
                throw Errors.ForeignKeysInAll(step.Revision);
            try
            {
                script.Check(step.Direction, dialect.Name);
            }
            catch (MigrationException fault)
            {
                fault.RevisionId ??= step.Revision.Id;
                throw;
            }
        }
    }
}
