using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Connections to PostgreSQL.</summary>
sealed class PostgreSqlConnector : IConnector
{
    static PostgreSqlConnector() => SendTextAsItIs();

    public bool SendsTogether => true;

    public string DisplayName(DatabaseSettings settings)
    {
        var builder = Read(settings, ConnectionUse.Read);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }

    public bool MayExist(DatabaseSettings settings) => true;

    public DbConnection Create(DatabaseSettings settings, ConnectionUse use) => new NpgsqlConnection(Read(settings, use).ConnectionString);

    public void Listen(DbConnection connection, Action<ServerMessage> tell) =>
        ((NpgsqlConnection)connection).Notice += (_, args) => tell(new(args.Notice.Severity, args.Notice.MessageText));

    public void Interrupt(DbConnection connection, DbCommand? command) => command?.Cancel();

    public string BindParameters(DbCommand command, string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var (text, values) = PostgreSqlParameters.Number(sql, parameters);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return text;
    }

    public void BindValues(DbParameterCollection parameters, Func<DbParameter> create, IReadOnlyList<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(value is UntypedText untyped
                ? new NpgsqlParameter { Value = untyped.Text, NpgsqlDbType = NpgsqlDbType.Unknown }
                : new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }

    public bool DatabaseExists(DatabaseSettings settings)
    {
        using var connection = OpenMaintenance(settings, out var database);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM pg_catalog.pg_database WHERE datname = {new PostgreSqlSyntax().Literal(database)}";
        return command.ExecuteScalar() is not null;
    }

    public string? CreateDatabase(DatabaseSettings settings)
    {
        if (DatabaseExists(settings))
            return null;
        using var connection = OpenMaintenance(settings, out var database);
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {new PostgreSqlSyntax().Quote(database)}";
        try
        {
            command.ExecuteNonQuery();
        }
        catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
        return $"database {database}";
    }

    static NpgsqlConnection OpenMaintenance(DatabaseSettings settings, out string database)
    {
        var builder = Read(settings, ConnectionUse.Read);
        database = builder.Database ?? builder.Username ?? "";
        builder.Database = "postgres";
        var connection = new NpgsqlConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }

    public static NpgsqlConnectionStringBuilder Read(DatabaseSettings settings, ConnectionUse use)
    {
        var text = use == ConnectionUse.Lock ? settings.LockConnectionString ?? settings.ConnectionString : settings.ConnectionString;
        try
        {
            var builder = PostgreSqlUri.IsUri(text) ? PostgreSqlUri.Read(text) : new NpgsqlConnectionStringBuilder(text);
            builder.Username = settings.UserName ?? builder.Username;
            builder.Password = settings.AccessToken ?? settings.Password ?? builder.Password;
            builder.ApplicationName ??= "PSMigrate";
            // A connection of its own that really ends, no time-out but the configured ones, and the failing statement of a batch known.
            builder.Pooling = false;
            builder.CommandTimeout = 0;
            builder.IncludeFailedBatchedCommand = true;
            // Which row it was that broke a constraint is what the reader of an error needs first; the server's own client shows it too.
            builder.IncludeErrorDetail = true;
            if (builder.KeepAlive == 0 && use == ConnectionUse.Lock)
                builder.TcpKeepAlive = true;
            return builder;
        }
        catch (ArgumentException cause)
        {
            throw Engine.Errors.ConnectionString(PostgreSqlDialect.Name, cause.Message, cause);
        }
    }

    // The driver reads the text of a command for parameters and semicolons, by the string syntax that the session had when the
    // command was made. Scripts change that syntax and have been cut into statements already: their text goes out as it is.
    // The switch belongs to the process, so it is put back once the driver has seen it.
    static void SendTextAsItIs()
    {
        const string Switch = "Npgsql.EnableSqlRewriting";
        var before = !AppContext.TryGetSwitch(Switch, out var enabled) || enabled;
        AppContext.SetSwitch(Switch, false);
        RuntimeHelpers.RunClassConstructor(typeof(NpgsqlCommand).TypeHandle);
        AppContext.SetSwitch(Switch, before);
    }
}
