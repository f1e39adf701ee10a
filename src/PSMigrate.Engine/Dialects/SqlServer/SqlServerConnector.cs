using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Connections to SQL Server.</summary>
sealed class SqlServerConnector(IErrorExplainer errors) : IConnector
{
    const int DatabaseExistsAlready = 1801;

    // What the server says of every USE, SET LANGUAGE and sp_rename, which tells nobody anything.
    static readonly int[] Chatter = [5701, 5703, 15477];

    // Statements that go out together would be a call of a procedure: SET options and temporary tables would end with it.
    public bool SendsTogether => false;

    public string DisplayName(DatabaseSettings settings)
    {
        var builder = SqlServerConnectionString.Read(settings, ConnectionUse.Read);
        return $"{builder.DataSource}/{SqlServerConnectionString.DatabaseOf(builder)}";
    }

    public bool MayExist(DatabaseSettings settings) => true;

    public DbConnection Create(DatabaseSettings settings, ConnectionUse use) =>
        Connect(settings, SqlServerConnectionString.Read(settings, use));

    public void Listen(DbConnection connection, Action<ServerMessage> tell) =>
        ((SqlConnection)connection).InfoMessage += (_, args) =>
        {
            foreach (var said in args.Errors.Cast<SqlError>().Where(said => !Chatter.Contains(said.Number)))
                tell(new(said.Number == 0 && said.Class == 0 ? "PRINT" : "INFO", said.Message));
        };

    // After a ROLLBACK within a batch that no error follows, say in a CATCH. A connection that is gone has another error of its own.
    public bool HasEnded(DbConnection connection, DbTransaction transaction) =>
        connection.State == ConnectionState.Open && transaction.Connection is null;

    public void Interrupt(DbConnection connection, DbCommand? command) => command?.Cancel();

    public string BindParameters(DbCommand command, string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var (text, bound) = SqlServerParameters.Bind(sql, parameters);
        command.Parameters.AddRange(bound.ToArray());
        return text;
    }

    public bool DatabaseExists(DatabaseSettings settings)
    {
        using var connection = OpenMaster(settings, out var database);
        return Exists(settings, connection, database);
    }

    public string? CreateDatabase(DatabaseSettings settings)
    {
        using var connection = OpenMaster(settings, out var database);
        if (Exists(settings, connection, database))
            return null;
        try
        {
            Scalar(settings, connection, CreateText(database));
        }
        catch (SqlExecutionException exists) when (exists.Number == DatabaseExistsAlready)
        {
            return null;
        }
        return $"database {database}";
    }

    public static string ExistsText(string database) => $"SELECT DB_ID({new SqlServerSyntax().Literal(database)})";

    public static string CreateText(string database) => $"CREATE DATABASE {new SqlServerSyntax().Quote(database)}";

    /// <summary>Runs a statement of the dialect's own on a connection that is open, so that a failure is that of the statement.</summary>
    public object? Scalar(DatabaseSettings settings, SqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return command.ExecuteScalar();
        }
        catch (SqlException cause)
        {
            throw Engine.Errors.SqlFailed(errors.Explain(cause, connection, sql), new(sql), DisplayName(settings), cause);
        }
    }

    bool Exists(DatabaseSettings settings, SqlConnection connection, string database) =>
        Scalar(settings, connection, ExistsText(database)) is not (null or DBNull);

    static SqlConnection OpenMaster(DatabaseSettings settings, out string database)
    {
        var builder = SqlServerConnectionString.Read(settings, ConnectionUse.Read);
        database = SqlServerConnectionString.DatabaseOf(builder);
        builder.InitialCatalog = "master";
        builder.AttachDBFilename = "";
        var connection = Connect(settings, builder);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception cause) when (cause is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            connection.Dispose();
            throw Engine.Errors.ConnectionString(SqlServerDialect.Name, cause.Message, cause);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static SqlConnection Connect(DatabaseSettings settings, SqlConnectionStringBuilder builder)
    {
        try
        {
            var connection = new SqlConnection(builder.ConnectionString);
            if (settings.AccessToken is { } token)
                connection.AccessToken = token;
            return connection;
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException)
        {
            throw Engine.Errors.ConnectionString(SqlServerDialect.Name, cause.Message, cause);
        }
    }
}
