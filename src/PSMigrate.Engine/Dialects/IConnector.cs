using System.Data.Common;

namespace PSMigrate.Engine.Dialects;

/// <summary>Makes connections.</summary>
interface IConnector
{
    /// <summary>Whether statements can go out together and mean the same as one by one, where the driver can send them so.</summary>
    bool SendsTogether { get; }

    /// <summary>Where the database is, for people: never a password.</summary>
    string DisplayName(DatabaseSettings settings);

    /// <summary>Whether there may be a database to read: false only where that is certain without connecting.</summary>
    bool MayExist(DatabaseSettings settings);

    /// <summary>A connection that is not open yet.</summary>
    /// <exception cref="MigrationException">The connection string cannot be read.</exception>
    DbConnection Create(DatabaseSettings settings, ConnectionUse use);

    /// <summary>Passes on what the server says on its own.</summary>
    void Listen(DbConnection connection, Action<ServerMessage> tell);

    /// <summary>Whether the server has ended a transaction by itself, where the driver would send what follows without one.</summary>
    bool HasEnded(DbConnection connection, DbTransaction transaction) => false;

    /// <summary>Ends the statement that runs on a connection, from another thread.</summary>
    void Interrupt(DbConnection connection, DbCommand? command);

    /// <summary>The parameters of a command in the form that the driver takes, where it is not <c>@name</c>.</summary>
    string BindParameters(DbCommand command, string sql, IReadOnlyDictionary<string, object?> parameters);

    /// <summary>Adds the values of a <see cref="BoundText"/> to a command or to one of a batch.</summary>
    void BindValues(DbParameterCollection parameters, Func<DbParameter> create, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = create();
            parameter.ParameterName = RowRules.Named(i);
            parameter.Value = values[i] ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }

    /// <summary>Whether the database itself exists.</summary>
    bool DatabaseExists(DatabaseSettings settings);

    /// <summary>Makes the database itself.</summary>
    /// <returns>What was made, in a reader's words; null when it was there.</returns>
    string? CreateDatabase(DatabaseSettings settings);
}

/// <summary>What a connection is for.</summary>
enum ConnectionUse
{
    /// <summary>Reading where the database stands; nothing is made.</summary>
    Read,

    /// <summary>Running revisions.</summary>
    Run,

    /// <summary>Holding the lock.</summary>
    Lock,
}
