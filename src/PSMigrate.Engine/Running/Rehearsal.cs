using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>Runs bodies without a database: every operation is said in the dialect's SQL, and nothing is sent.</summary>
static class Rehearsal
{
    public static IEnumerable<RevisionFinding> Run(
        IRevisionSet revisions, Revision revision, string provider, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        foreach (var direction in Enum.GetValues<MigrationDirection>())
        {
            if (Try(revisions, revision, DialectRegistry.Get(provider), direction, variables, cancellation) is { } finding)
                yield return finding;
        }
    }

    /// <summary>Says the repeatable objects of a project in the dialect's SQL.</summary>
    public static IEnumerable<RevisionFinding> RunRepeatables(
        RevisionSet revisions, string provider, IReadOnlyDictionary<string, string> variables)
    {
        var dialect = DialectRegistry.Get(provider);
        return revisions.Repeatables.For(dialect.Name).Select(file => Try(file, dialect, variables)).OfType<RevisionFinding>();
    }

    static RevisionFinding? Try(RepeatableFile file, Dialect dialect, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            using var pending = new PendingOperations(dialect, new(new()), variables, new NoTarget(file.Repeatable.Transactional));
            pending.Add(file.Operation);
            return null;
        }
        catch (MigrationException error)
        {
            return new(file.Name, error.ErrorId, error.Message)
            {
                Provider = dialect.Name,
                Remedy = error.Remedy,
                Position = error.Position ?? new(file.Repeatable.Path, 1, 1),
            };
        }
    }

    static RevisionFinding? Try(
        IRevisionSet revisions, Revision revision, Dialect dialect, MigrationDirection direction,
        IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        try
        {
            var script = revisions.LoadScript(revision);
            if (!script.Has(direction))
                return direction == MigrationDirection.Upgrade && !revision.IsMerge ? throw Errors.NoUpgrade(revision) : null;
            script.Check(direction, dialect.Name);
            using var pending = new PendingOperations(dialect, new(new()), variables, new NoTarget(revision.Transactional));
            var context = new MigrationContext((_, _, at) => pending.Ask(() => throw Errors.QueryOffline(revision, at)))
            {
                Revision = revision,
                Direction = direction,
                Provider = dialect.Name,
                Environment = "",
                Variables = variables,
                IsOffline = true,
            };
            script.Run(direction, context, pending.Add, cancellation);
            pending.ThrowIfFailed();
            return null;
        }
        catch (MigrationException error)
        {
            return new(revision.Id, error.ErrorId, error.Message)
            {
                Provider = dialect.Name,
                Direction = direction,
                Remedy = error.Remedy,
                Position = error.Position ?? new(revision.Path, 1, 1),
                IsError = error.ErrorId != "QueryOffline",
            };
        }
    }

    /// <summary>Takes nothing. What would need a table as it stands is said to be possible: only a database shows more.</summary>
    sealed class NoTarget(bool transactional) : IOperationTarget
    {
        public bool IsTransactional => transactional;

        public bool TakesStatements => false;

        public void Send(IReadOnlyList<SqlStatement> statements) { }

        public void SendAlone(AutocommitBlock block, IReadOnlyList<SqlStatement> statements) { }

        public IReadOnlyList<QueryRow> Query(string sql) => [];
    }
}
