using Npgsql;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Scratch databases on the same server, with the extensions of the database that they stand for.</summary>
sealed class PostgreSqlScratchMaker(Func<Dialect> dialect) : IScratchMaker
{
    const string Prefix = "psmigrate_scratch_";

    public IScratch Make(DatabaseSettings near, CancellationToken cancellation)
    {
        try
        {
            using var session = Open(near, cancellation);
            Sweep(session);
            var name = $"{session.Query($"SELECT '{Prefix}' || extract(epoch FROM now())::bigint || '_'")[0].Values[0]}{Guid.NewGuid():N}";
            var extensions = session.Query("SELECT extname::text, quote_ident(nspname), nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql' ORDER BY e.oid");
            // Not a copy of somebody's template: the encoding, the collation and the search path are those of the database that it stands for.
            var like = session.Query(
                """
                SELECT pg_encoding_to_char(encoding), datcollate, datctype, current_setting('search_path'), current_schema()::text, to_regnamespace('public') IS NOT NULL
                FROM pg_database WHERE datname = current_database()
                """)[0].Values;
            session.ExecuteText($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{like[0]}' LC_COLLATE '{Text(like[1])}' LC_CTYPE '{Text(like[2])}'");
            string[] schemas = [.. extensions.Select(extension => $"{extension.Values[2]}").Append($"{like[4]}").Where(schema => schema is not ("" or "pg_catalog" or "public")).Distinct()];
            var scratch = new Scratch(this, near, near with { ConnectionString = Other(near, name), LockConnectionString = null }, name)
            {
                Schemas = like[5] is true ? [.. schemas, "public"] : schemas,
            };
            Furnish(scratch, schemas, extensions, $"{like[3]}", cancellation);
            return scratch;
        }
        catch (SqlExecutionException refused) when (refused.Kind == ErrorKind.Permission)
        {
            throw Engine.Errors.ScratchRefused(dialect().Connector.DisplayName(near), refused);
        }
    }

    // A process that was killed leaves its scratch: what is our own, a day old and used by nobody goes.
    static void Sweep(Session session)
    {
        var left = session.Query(
            $"""
            SELECT datname::text FROM pg_database d
            WHERE datname ~ '^{Prefix}[0-9]+_[0-9a-f]+$' AND datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
                AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - 86400
                AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datid = d.oid)
            """);
        foreach (var database in left)
        {
            try
            {
                session.ExecuteText($"DROP DATABASE IF EXISTS {database.Values[0]}");
            }
            catch (SqlExecutionException)
            {
                // Somebody else sweeps it away, or has come to look at it.
            }
        }
    }

    void Furnish(Scratch scratch, IReadOnlyList<string> schemas, IReadOnlyList<QueryRow> extensions, string searchPath, CancellationToken cancellation)
    {
        try
        {
            using var session = Open(scratch.Settings, cancellation);
            if (!scratch.Schemas.Contains("public"))
                session.ExecuteText("DROP SCHEMA public");
            foreach (var schema in schemas)
                session.ExecuteText($"CREATE SCHEMA IF NOT EXISTS {Quoted(schema)}");
            foreach (var extension in extensions)
                session.ExecuteText($"CREATE EXTENSION IF NOT EXISTS {Quoted(extension.Values[0])} SCHEMA {extension.Values[1]}");
            if (searchPath.Length > 0)
                session.ExecuteText($"ALTER DATABASE {scratch.Name} SET search_path = {searchPath}");
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

    static string Text(object? value) => $"{value}".Replace("'", "''", StringComparison.Ordinal);

    static string Quoted(object? name) => $"\"{$"{name}".Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    sealed class Scratch(PostgreSqlScratchMaker maker, DatabaseSettings near, DatabaseSettings settings, string name) : IScratch
    {
        public DatabaseSettings Settings => settings;

        public string Name => name;

        public required IReadOnlyCollection<string> Schemas { get; init; }

        public Dialect Speak(Dialect dialect) => dialect with
        {
            Generator = new PostgreSqlScratchGenerator(dialect.Generator, Schemas),
            Splitter = new PostgreSqlScratchSplitter(dialect.Splitter, Schemas),
        };

        public void Dispose()
        {
            // Also where the command was stopped: a database must not be left behind.
            using var session = maker.Open(near, CancellationToken.None);
            session.ExecuteText($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }
}
