using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Writes operations as the SQL of a revision, for one database system.</summary>
sealed class SqlBody(Dialect dialect, DatabaseSettings settings, IMigrationObserver observer, CancellationToken cancellation)
{
    /// <param name="from">The schema that the operations change; it is made in a scratch database where statements depend on it.</param>
    /// <param name="upgrade">The operations.</param>
    /// <param name="downgrade">What undoes them; null where nothing does.</param>
    public RevisionBody Write(Func<DatabaseSchema> from, IReadOnlyList<Operation> upgrade, IReadOnlyList<Operation>? downgrade)
    {
        if (dialect.Rewriter is null)
            return new(Text(upgrade, null), downgrade is null ? null : Text(downgrade, null));
        using var scratch = new ScratchDatabase(dialect, settings, observer, cancellation);
        scratch.Run(SchemaComparer.Compare(new(), from(), dialect.Rules).Operations);
        var up = Text(upgrade, scratch);
        return new(up, downgrade is null ? null : Text(downgrade, scratch));
    }

    string Text(IReadOnlyList<Operation> operations, ScratchDatabase? scratch)
    {
        var target = new Recorder(scratch);
        var pending = new PendingOperations(dialect, new(settings.Naming), new Dictionary<string, string>(), target);
        foreach (var operation in operations)
            pending.Add(operation);
        pending.Send();
        var warning = operations.Any(operation => operation.IsDestructive) ? "-- Data is lost below: what is dropped cannot be brought back.\n" : "";
        return warning + string.Join("\n", target.Texts.Select(text => text + dialect.StatementEnd));
    }

    sealed class Recorder(ScratchDatabase? scratch) : IOperationTarget
    {
        public List<string> Texts { get; } = [];

        public bool IsTransactional => false;

        public bool MayRewrite => true;

        public void Send(IReadOnlyList<SqlStatement> statements)
        {
            Texts.AddRange(statements.Select(statement => statement.Text));
            scratch?.Send(statements);
        }

        public IReadOnlyList<QueryRow> Query(string sql) => scratch?.Query(sql) ?? [];
    }
}
