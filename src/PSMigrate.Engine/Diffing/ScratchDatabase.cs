using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>An empty database with one session, in which a schema is made to be read in the server's own spelling.</summary>
sealed class ScratchDatabase : IDisposable
{
    readonly Dialect dialect;
    readonly IScratch scratch;
    readonly Session session;
    readonly IMigrationObserver observer;
    readonly CancellationToken cancellation;

    public ScratchDatabase(Dialect dialect, DatabaseSettings near, IMigrationObserver observer, CancellationToken cancellation)
    {
        (this.observer, this.cancellation) = (observer, cancellation);
        scratch = dialect.ScratchMaker.Make(near, cancellation);
        this.dialect = scratch.Speak(dialect);
        try
        {
            session = Session.Open(this.dialect, scratch.Settings, ConnectionUse.Run, observer, cancellation);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>Does operations, each as if it stood alone: nothing has to survive a failure here.</summary>
    public void Run(IEnumerable<Operation> operations)
    {
        var pending = Pending(new Dictionary<string, string>());
        foreach (var operation in operations)
            pending.Add(operation);
        pending.Send();
    }

    /// <summary>Runs a script.</summary>
    /// <returns>The operations that it has made.</returns>
    public IReadOnlyList<Operation> Run(ScriptedSchema script)
    {
        var written = new List<Operation>();
        var pending = Pending(script.Variables);
        var context = new MigrationContext((sql, parameters) => pending.Ask(() => session.Query(sql, parameters)))
        {
            Revision = new("schema", ""),
            Direction = MigrationDirection.Upgrade,
            Provider = dialect.Name,
            ServerVersion = session.ServerVersion,
            Environment = scratch.Settings.Environment,
            Variables = script.Variables,
        };
        try
        {
            script.Run(context, Take, cancellation);
            pending.ThrowIfFailed();
            pending.Send();
        }
        catch (MigrationException cause) when (cause.ErrorId is "SqlFailed" or "RevisionBodyFailed")
        {
            // The remedies for revisions speak of what was rolled back.
            throw Errors.SchemaFailed(cause);
        }
        return written;

        void Take(Operation operation)
        {
            pending.Add(operation);
            written.Add(operation);
        }
    }

    public void Run(ReplayedSchema replay)
    {
        var set = (RevisionSet)replay.Revisions;
        var plan = Planner.Plan(set.Graph, [], new(MigrationDirection.Upgrade, ["heads"], []));
        var bookkeeping = Bookkeeping.Find(dialect, session);
        bookkeeping.Ensure();
        new MigrationRunner(dialect, scratch.Settings, replay.Revisions, replay.Settings, null, observer, cancellation)
            .Run(session, Bookkeeping.Find(dialect, session), plan.Steps, set.Repeatables.For(dialect.Name), plan.HeadsAfter);
    }

    public void Send(IReadOnlyList<SqlStatement> statements) => session.Execute(statements);

    public IReadOnlyList<QueryRow> Query(string sql) => session.Query(sql);

    public DatabaseSchema Read() => dialect.SchemaReader.Read(new Target(session));

    public void Dispose()
    {
        session.Dispose();
        scratch.Dispose();
    }

    PendingOperations Pending(IReadOnlyDictionary<string, string> variables) => new(dialect, new(scratch.Settings.Naming), variables, new Target(session));

    /// <summary>Each statement stands for itself, and no row is worth anything.</summary>
    sealed class Target(Session session) : IOperationTarget
    {
        public bool IsTransactional => false;

        public bool MayRewrite => true;

        public void Send(IReadOnlyList<SqlStatement> statements) => session.Execute(statements);

        public void SendAlone(AutocommitBlock block, IReadOnlyList<SqlStatement> statements) => Send(statements);

        public IReadOnlyList<QueryRow> Query(string sql) => session.Query(sql);
    }
}
