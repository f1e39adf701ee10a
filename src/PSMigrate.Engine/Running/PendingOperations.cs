using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>The operations that a body has made and that are not sent yet. They take effect in order and as if at once.</summary>
/// <param name="dialect">Says operations in SQL.</param>
/// <param name="variables">The variables of the run.</param>
/// <param name="transactional">Whether the step runs in a transaction.</param>
/// <param name="send">Sends statements.</param>
sealed class PendingOperations(
    Dialect dialect, IReadOnlyDictionary<string, string> variables, bool transactional, Action<IReadOnlyList<SqlStatement>> send)
{
    const int MostOperations = 100;
    const int MostCharacters = 1024 * 1024;

    readonly List<SqlStatement> statements = [];
    int operations, characters;
    Exception? failure;

    public void Add(Operation operation) => Try(() =>
    {
        foreach (var statement in Statements(operation))
        {
            Check(statement);
            statements.Add(statement);
            characters += statement.Text.Length;
        }
        operations++;
        if (operations >= MostOperations || characters >= MostCharacters)
            Flush();
    });

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

    void Flush()
    {
        var batch = statements.ToArray();
        statements.Clear();
        (operations, characters) = (0, 0);
        send(batch);
    }

    IReadOnlyList<SqlStatement> Statements(Operation operation) =>
        operation is ExecuteSql sql ? SqlText.Statements(dialect, sql, variables) : dialect.Generator.Generate(operation);

    void Check(SqlStatement statement)
    {
        if (statement.Piece?.Kind == StatementKind.TransactionControl)
            throw Errors.TransactionControl(statement);
        if (transactional && !statement.Transactional)
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
            throw;
        }
    }
}
