using Npgsql;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Scratch databases on the same server, with the extensions of the database that they stand for.</summary>
sealed class PostgreSqlScratchMaker(Func<Dialect> dialect) : IScratchMaker
{
    public IScratch Make(DatabaseSettings near, CancellationToken cancellation)
    {
        var name = $"psmigrate_scratch_{Guid.NewGuid():N}";
        try
        {
            using var session = Open(near, cancellation);
            var extensions = session.Query("SELECT extname, extnamespace::regnamespace::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY oid");
            // Not a copy of somebody's template: the encoding and the collation are those of the database that it stands for.
            var like = session.Query("SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = current_database()")[0].Values;
            var home = session.Query("SELECT current_schema()::text")[0].Values[0] as string ?? "public";
            session.ExecuteText($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{like[0]}' LC_COLLATE '{Text(like[1])}' LC_CTYPE '{Text(like[2])}'");
            var scratch = new Scratch(this, near, near with { ConnectionString = Other(near, name), LockConnectionString = null }, name);
            Furnish(scratch, home, extensions, cancellation);
            return scratch;
        }
        catch (SqlExecutionException refused) when (refused.Kind == ErrorKind.Permission)
        {
            throw Engine.Errors.ScratchRefused(dialect().Connector.DisplayName(near), refused);
        }
    }

    void Furnish(Scratch scratch, string home, IReadOnlyList<QueryRow> extensions, CancellationToken cancellation)
    {
        if (extensions.Count == 0 && home == "public")
            return;
        try
        {
            using var session = Open(scratch.Settings, cancellation);
            // What the session's search path leads to: without it no table could be made.
            session.ExecuteText($"CREATE SCHEMA IF NOT EXISTS \"{Text(home)}\"");
            foreach (var extension in extensions)
            {
                var schema = $"{extension.Values[1]}";
                if (schema is not ("public" or "pg_catalog"))
                    session.ExecuteText($"CREATE SCHEMA IF NOT EXISTS {schema}");
                session.ExecuteText($"CREATE EXTENSION IF NOT EXISTS \"{Text(extension.Values[0])}\" SCHEMA {schema}");
            }
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    Session Open(DatabaseSettings settings, CancellationToken cancellation) =>
        Session.Open(dialect(), settings, ConnectionUse.Read, SilentObserver.Instance, cancellation);

    static string Other(DatabaseSettings near, string database)
    {
        var builder = PostgreSqlUri.IsUri(near.ConnectionString) ? PostgreSqlUri.Read(near.ConnectionString) : new NpgsqlConnectionStringBuilder(near.ConnectionString);
        builder.Database = database;
        return builder.ConnectionString;
    }

    static string Text(object? value) => $"{value}".Replace("'", "''", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);

    sealed class Scratch(PostgreSqlScratchMaker maker, DatabaseSettings near, DatabaseSettings settings, string name) : IScratch
    {
        public DatabaseSettings Settings => settings;

        public void Dispose()
        {
            // Also where the command was stopped: a database must not be left behind.
            using var session = maker.Open(near, CancellationToken.None);
            session.ExecuteText($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }
}
