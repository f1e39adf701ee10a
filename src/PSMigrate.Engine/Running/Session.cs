using System.Data;
using System.Data.Common;
using System.Globalization;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>One connection with its transaction: the only place where statements are sent.</summary>
sealed class Session : IDisposable
{
    readonly Dialect dialect;
    readonly IMigrationObserver observer;
    readonly CancellationToken cancellation;
    // The driver may speak up on any thread; what it said is passed on from the thread of the run.
    readonly System.Collections.Concurrent.ConcurrentQueue<ServerMessage> messages = new();
    DbConnection connection;
    DbTransaction? transaction;
    bool wasOpen;

    Session(Dialect dialect, DatabaseSettings settings, DbConnection connection, IMigrationObserver observer, CancellationToken cancellation)
    {
        this.dialect = dialect;
        this.connection = connection;
        this.observer = observer;
        this.cancellation = cancellation;
        Settings = settings;
    }

    public DatabaseSettings Settings { get; }

    /// <summary>The driver's own connection, for what a dialect can do with nothing else. Statements go through the session.</summary>
    public DbConnection Connection => connection;

    public bool InTransaction => transaction is not null;

    public Version? ServerVersion => Version.TryParse(connection.ServerVersion.Split(' ')[0], out var version) ? version : null;

    public static Session Open(
        Dialect dialect, DatabaseSettings settings, ConnectionUse use, IMigrationObserver observer, CancellationToken cancellation)
    {
        var session = new Session(dialect, settings, dialect.Connector.Create(settings, use), observer, cancellation);
        try
        {
            dialect.Connector.Listen(session.connection, session.messages.Enqueue);
            session.Guard(null, null, session.OpenConnection);
            if (use == ConnectionUse.Run)
                dialect.Keeper.Prepare(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Begin() => Guard(null, null, () => transaction = connection.BeginTransaction());

    public void Commit()
    {
        Guard(null, null, () => transaction!.Commit());
        EndTransaction();
    }

    /// <summary>Ends the transaction without its work. A connection that is gone has done so already.</summary>
    public void Rollback()
    {
        try
        {
            transaction?.Rollback();
        }
        catch (Exception cause) when (cause is DbException or InvalidOperationException or IOException)
        {
        }
        EndTransaction();
    }

    /// <summary>Sends statements in order, together where the driver can; the first failure ends it.</summary>
    public void Execute(IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Count == 0)
            return;
        cancellation.ThrowIfCancellationRequested();
        foreach (var statement in statements)
            observer.On(new StatementSent(Settings.Hide(statement.Text), statement.Origin));
        if (statements.Count > 1 && connection.CanCreateBatch && dialect.Connector.SendsTogether)
            ExecuteBatch(statements);
        else
        {
            foreach (var statement in statements)
                ExecuteOne(statement);
        }
    }

    /// <summary>Whether rows can be loaded into a table without a statement for each.</summary>
    public bool CanLoad(InsertRows first)
    {
        var can = false;
        Guard(null, LoadStatement(first, null), () => can = dialect.BulkLoader.Takes(connection, transaction, first));
        return can;
    }

    /// <summary>Begins to load rows into a table; the first chunk is not loaded yet.</summary>
    public IBulkLoad BeginLoad(InsertRows first)
    {
        IBulkLoad? load = null;
        Guard(null, LoadStatement(first, null), () => load = dialect.BulkLoader.Begin(connection, transaction, first));
        var statement = LoadStatement(first, load!.Text);
        observer.On(new StatementSent(Settings.Hide(statement.Text), statement.Origin));
        return new GuardedLoad(load, first.Table, action => Guard(null, statement, action, where: () => load.Row), observer.On);
    }

    public void ExecuteText(params string[] texts) => Execute([.. texts.Select(text => new SqlStatement(text))]);

    /// <summary>Sends a statement and counts the rows that it changed.</summary>
    public int ExecuteCounted(string text) => ExecuteOne(new SqlStatement(text));

    public IReadOnlyList<QueryRow> Query(string sql, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        using var command = CreateCommand(sql);
        if (parameters is not null)
            command.CommandText = dialect.Connector.BindParameters(command, sql, parameters);
        var rows = new List<QueryRow>();
        Guard(command, new SqlStatement(sql), () => ReadRows(command, rows));
        return rows;
    }

    /// <summary>The names of the columns that a query gives.</summary>
    public IReadOnlyList<string> Columns(string sql)
    {
        using var command = CreateCommand(sql);
        List<string> names = [];
        Guard(command, new SqlStatement(sql), () =>
        {
            using var reader = command.ExecuteReader();
            names.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        });
        return names;
    }

    public void Dispose()
    {
        if (transaction is not null)
            Rollback();
        connection.Dispose();
        PassMessages();
    }

    // A driver refuses some settings only when it opens, and not as an error of the database.
    void OpenConnection()
    {
        try
        {
            connection.Open();
            wasOpen = true;
        }
        catch (Exception cause) when (cause is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw Errors.ConnectionString(dialect.Name, cause.Message, cause);
        }
    }

    void EndTransaction()
    {
        transaction?.Dispose();
        transaction = null;
    }

    static void ReadRows(DbCommand command, List<QueryRow> rows)
    {
        using var reader = command.ExecuteReader();
        string[]? names = null;
        while (reader.Read())
        {
            names ??= [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            var values = new object?[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(new(names, values));
        }
    }

    int ExecuteOne(SqlStatement statement)
    {
        using var command = CreateCommand(statement);
        var count = 0;
        Guard(command, statement, () => count = command.ExecuteNonQuery());
        return count;
    }

    void ExecuteBatch(IReadOnlyList<SqlStatement> statements)
    {
        using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        var byCommand = new Dictionary<DbBatchCommand, SqlStatement>(statements.Count);
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Bound?.Text ?? statement.Text;
            if (statement.Bound is { } bound)
                dialect.Connector.BindValues(command.Parameters, command.CreateParameter, bound.Values);
            batch.BatchCommands.Add(command);
            byCommand.Add(command, statement);
        }
        Guard(null, statements[0], () => batch.ExecuteNonQuery(), failed => byCommand.GetValueOrDefault(failed), batch.Cancel);
    }

    static SqlStatement LoadStatement(InsertRows first, string? text) =>
        new(text ?? $"rows of {first.Table} ({first.Columns})") { Origin = first.Origin };

    DbCommand CreateCommand(SqlStatement statement)
    {
        if (statement.Bound is not { } bound)
            return CreateCommand(statement.Text);
        var command = CreateCommand(bound.Text);
        dialect.Connector.BindValues(command.Parameters, command.CreateParameter, bound.Values);
        return command;
    }

    DbCommand CreateCommand(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandType = CommandType.Text;
        command.Transaction = transaction;
        return command;
    }

    /// <summary>Runs something on the connection: cancelled with the run, its failure explained.</summary>
    void Guard(
        DbCommand? command, SqlStatement? statement, Action action, Func<DbBatchCommand, SqlStatement?>? failedOf = null, Action? cancel = null,
        Func<long?>? where = null)
    {
        cancellation.ThrowIfCancellationRequested();
        // Nothing of what follows could be undone.
        if (transaction is not null && dialect.Connector.HasEnded(connection, transaction))
            throw Errors.SessionChanged("number of open transactions", "1", "0", "Let the revision begin and end none, or as many of the one as of the other.");
        using var registration = cancellation.Register(() => Interrupt(command, cancel));
        try
        {
            action();
        }
        catch (DbException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (DbException exception)
        {
            var failed = (exception.BatchCommand is { } batchCommand ? failedOf?.Invoke(batchCommand) : null) ?? statement;
            var fault = dialect.Errors.Explain(exception, wasOpen ? connection : null, failed?.Text);
            if (where?.Invoke() is { } row)
                fault = fault with { Detail = string.Create(CultureInfo.InvariantCulture, $"{fault.Detail} In row {row}.").TrimStart() };
            fault = fault with { Message = Settings.Hide(fault.Message), Detail = fault.Detail is null ? null : Settings.Hide(fault.Detail) };
            failed = failed is null ? null : failed with { Text = Settings.Hide(failed.Text) };
            throw Errors.SqlFailed(fault, failed, dialect.Connector.DisplayName(Settings), exception);
        }
        finally
        {
            PassMessages();
        }
    }

    void Interrupt(DbCommand? command, Action? cancel)
    {
        try
        {
            if (cancel is not null)
                cancel();
            else
                dialect.Connector.Interrupt(connection, command);
        }
        catch (Exception cause) when (cause is DbException or InvalidOperationException or ObjectDisposedException)
        {
            // The statement ended by itself in the meantime.
        }
    }

    void PassMessages()
    {
        while (messages.TryDequeue(out var message))
            observer.On(message);
    }
}
