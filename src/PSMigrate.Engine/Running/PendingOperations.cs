using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>The operations that a body has made and that are not sent yet. They take effect in order and as if at once.</summary>
/// <param name="dialect">Says operations in SQL.</param>
/// <param name="names">Names what has no name.</param>
/// <param name="variables">The variables of the run.</param>
/// <param name="target">Where statements go.</param>
sealed class PendingOperations(
    Dialect dialect, ConstraintNames names, IReadOnlyDictionary<string, string> variables, IOperationTarget target) : IDisposable
{
    const int MostCharacters = 4 * 1024 * 1024;

    readonly List<Pending> pending = [];
    readonly PendingRows rows = new(target);
    int characters;
    Exception? failure;

    public void Add(Operation operation) => Try(() => Take(names.Apply(operation)));

    public void Send() => Try(Flush);

    /// <summary>Sends what is pending, then asks. A query that fails fails the step like an operation: the server may take nothing more.</summary>
    public IReadOnlyList<QueryRow> Ask(Func<IReadOnlyList<QueryRow>> query)
    {
        IReadOnlyList<QueryRow> rows = [];
        Try(() =>
        {
            Flush();
            rows = query();
        });
        return rows;
    }

    /// <summary>Fails if any operation has failed, whatever the body has made of it.</summary>
    public void ThrowIfFailed()
    {
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Gives up what is under way.</summary>
    public void Dispose() => rows.Dispose();

    void Take(Operation operation)
    {
        if (operation is InsertRows insert && Supported(insert, () => rows.Take(insert, Flush)))
            return;
        rows.Complete();
        if (operation is AutocommitBlock block)
        {
            Take(block);
            return;
        }
        var statements = Statements(operation);
        foreach (var statement in statements ?? [])
        {
            Check(statement);
            characters += statement.Text.Length;
        }
        if (!target.TakesStatements)
            return;
        pending.Add(new(operation, statements));
        if (characters >= MostCharacters)
            Flush();
    }

    // All of the block is said in SQL before anything of it is sent, and before what comes before it is committed.
    void Take(AutocommitBlock block)
    {
        if (!target.IsTransactional)
        {
            foreach (var operation in block.Operations)
                Take(operation);
            return;
        }
        var statements = Supported(block, () => block.Operations.SelectMany(Alone).ToList());
        Flush();
        Supported(block, () =>
        {
            target.SendAlone(block, statements);
            return true;
        });
    }

    IEnumerable<SqlStatement> Alone(Operation operation)
    {
        if (operation is AutocommitBlock inner)
            return inner.Operations.SelectMany(Alone);
        var statements = Statements(operation) ?? throw Errors.Unsupported(
            "Making a table anew inside an autocommit block", "Let the operation stand before or behind the block.", dialect.Name, operation.Origin);
        if (statements.FirstOrDefault(statement => statement.Piece?.Kind == StatementKind.TransactionControl) is { } control)
            throw Errors.TransactionControl(control);
        return statements;
    }

    IReadOnlyList<SqlStatement>? Statements(Operation operation) =>
        operation is ExecuteSql sql ? SqlText.Statements(dialect, sql, variables) : dialect.Generator.Generate(operation);

    void Flush()
    {
        rows.Complete();
        var batch = new List<SqlStatement>();
        for (var next = 0; next < pending.Count;)
        {
            var run = Run(next);
            if (run.TrueForAll(entry => entry.Statements is not null))
                batch.AddRange(run.SelectMany(entry => entry.Statements!));
            else
            {
                // What is made anew is read as it stands then.
                SendBatch(batch);
                batch.AddRange(Rewrite(run.ConvertAll(entry => entry.Operation)));
            }
            next += run.Count;
        }
        pending.Clear();
        characters = 0;
        SendBatch(batch);
    }

    void SendBatch(List<SqlStatement> batch)
    {
        var statements = batch.ToArray();
        batch.Clear();
        target.Send(statements);
    }

    // The operations from one on that stand together and change one table.
    List<Pending> Run(int first)
    {
        var subject = dialect.Rewriter?.Subject(pending[first].Operation);
        var count = 1;
        if (subject is not null)
        {
            while (first + count < pending.Count && subject.Equals(dialect.Rewriter!.Subject(pending[first + count].Operation)))
                count++;
        }
        return pending.GetRange(first, count);
    }

    IReadOnlyList<SqlStatement> Rewrite(List<Operation> run)
    {
        var table = dialect.Rewriter!.Subject(run[0])!;
        return target.MayRewrite
            ? Supported(run[0], () => dialect.Rewriter.Rewrite(table, run, target))
            : throw (target.IsTransactional ? Errors.RewriteNeedsNoForeignKeys(table, run[0].Origin) : Errors.RewriteNeedsTransaction(table, run[0].Origin));
    }

    T Supported<T>(Operation operation, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnsupportedException unsupported)
        {
            throw Errors.Unsupported(unsupported.Message, unsupported.Remedy, dialect.Name, operation.Origin);
        }
    }

    void Check(SqlStatement statement)
    {
        if (statement.Piece?.Kind == StatementKind.TransactionControl)
            throw Errors.TransactionControl(statement);
        if (target.IsTransactional && !statement.Transactional)
            throw Errors.NeedsNoTransaction(statement);
    }

    // Once something has failed, the step has failed: nothing more is sent, also where the body catches the error and goes on.
    void Try(Action action)
    {
        ThrowIfFailed();
        try
        {
            action();
        }
        catch (Exception cause)
        {
            failure = cause;
            rows.Dispose();
            throw;
        }
    }

    /// <param name="Operation">The operation.</param>
    /// <param name="Statements">Its statements; null where the table must be made anew.</param>
    readonly record struct Pending(Operation Operation, IReadOnlyList<SqlStatement>? Statements);
}
