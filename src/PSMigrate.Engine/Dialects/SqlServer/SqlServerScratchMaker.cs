using Microsoft.Data.SqlClient;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Scratch databases on the same server, with the collation of the database that they stand for.</summary>
sealed class SqlServerScratchMaker(Func<Dialect> dialect) : IScratchMaker
{
    const string Prefix = "psmigrate_scratch_";

    // Somebody looks at the database.
    const int InUse = 3702;

    /// <summary>What a process that was killed has left: our own, and a day old.</summary>
    public const string LeftText =
        $"""
        SELECT name FROM sys.databases
        WHERE name LIKE N'{Prefix}________________________________' AND owner_sid = SUSER_SID() AND create_date < DATEADD(day, -1, GETDATE())
        """;

    public const string CollationText = "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))";

    public IScratch Make(DatabaseSettings near, CancellationToken cancellation)
    {
        var name = $"{Prefix}{Guid.NewGuid():N}";
        try
        {
            using var session = Open(near, cancellation);
            Sweep(session);
            session.ExecuteText(CreateText(name, $"{session.Query(CollationText)[0].Values[0]}"));
            return new Scratch(this, near, near with { ConnectionString = Other(near, name), LockConnectionString = null }, name);
        }
        catch (SqlExecutionException refused) when (refused.Kind == ErrorKind.Permission)
        {
            throw Engine.Errors.ScratchRefused(dialect().Connector.DisplayName(near), refused);
        }
    }

    static void Sweep(Session session)
    {
        foreach (var database in session.Query(LeftText))
        {
            try
            {
                session.ExecuteText(DropText($"{database.Values[0]}"));
            }
            catch (SqlExecutionException)
            {
                // Somebody else sweeps it away, or has come to look at it.
            }
        }
    }

    public static string CreateText(string name, string collation) => $"CREATE DATABASE [{name}] COLLATE {SqlServerSyntax.CollationName(collation)}";

    public static string DropText(string name) => $"DROP DATABASE IF EXISTS [{name}]";

    public static string ForcedDropText(string name) => $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]";

    Session Open(DatabaseSettings settings, CancellationToken cancellation) =>
        Session.Open(dialect(), settings, ConnectionUse.Read, SilentObserver.Instance, cancellation);

    static string Other(DatabaseSettings near, string database) =>
        new SqlConnectionStringBuilder(near.ConnectionString) { InitialCatalog = database, AttachDBFilename = "" }.ConnectionString;

    sealed class Scratch(SqlServerScratchMaker maker, DatabaseSettings near, DatabaseSettings settings, string name) : IScratch
    {
        public DatabaseSettings Settings => settings;

        public void Dispose()
        {
            // Also where the command was stopped: a database must not be left behind.
            using var session = maker.Open(near, CancellationToken.None);
            try
            {
                session.ExecuteText(DropText(name));
            }
            catch (SqlExecutionException inUse) when (inUse.Number == InUse)
            {
                session.ExecuteText(ForcedDropText(name));
            }
        }
    }
}
