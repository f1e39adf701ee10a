using System.Globalization;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Keeps a PostgreSQL session as it was.</summary>
sealed class PostgreSqlKeeper : ISessionKeeper
{
    const string WhoAmI = "SELECT session_user::text, current_user::text, pg_catalog.current_database()::text";

    public void Prepare(Session session) => session.ExecuteText([.. Limits(session.Settings)]);

    public object? Observe(Session session) => session.Query(WhoAmI)[0];

    public void Check(Session session, object? before)
    {
        var (was, now) = ((QueryRow)before!, session.Query(WhoAmI)[0]);
        if (!was.Values.SequenceEqual(now.Values))
            throw Engine.Errors.SessionChanged("role", $"{was.Values[1]}", $"{now.Values[1]}", "Let the revision put it back with RESET ROLE at its end.");
    }

    public void Reset(Session session) =>
        session.ExecuteText(["RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET ALL", .. Limits(session.Settings)]);

    static IEnumerable<string> Limits(DatabaseSettings settings)
    {
        if (settings.LockTimeout is { } lockTimeout)
            yield return Set("lock_timeout", lockTimeout);
        if (settings.StatementTimeout is { } statementTimeout)
            yield return Set("statement_timeout", statementTimeout);
    }

    static string Set(string name, TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"SET {name} = {(long)value.TotalMilliseconds}");
}
