using System.Globalization;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Keeps a SQL Server session as it was.</summary>
sealed class SqlServerKeeper : ISessionKeeper
{
    const string WhereIAm = "SELECT DB_NAME(), USER_NAME(), SUSER_SNAME(), @@TRANCOUNT, @@LANGUAGE";

    // First what keeps all the rest from being carried out. Rows are counted, since the bookkeeping asks for their number.
    const string Options =
        """
        SET NOEXEC OFF;
        SET PARSEONLY OFF;
        SET FMTONLY OFF;
        SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ANSI_NULL_DFLT_ON, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
        SET NOCOUNT, NUMERIC_ROUNDABORT, IMPLICIT_TRANSACTIONS, CURSOR_CLOSE_ON_COMMIT, FORCEPLAN OFF;
        SET ROWCOUNT 0;
        SET TEXTSIZE 2147483647;
        SET DEADLOCK_PRIORITY NORMAL;
        SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
        """;

    public void Prepare(Session session) => session.ExecuteText(OptionsText(session.Settings));

    public object? Observe(Session session) => session.Query(WhereIAm)[0];

    public void Check(Session session, object? before)
    {
        // The record is written by this very session, so it is put back now.
        Prepare(session);
        var was = ((QueryRow)before!).Values;
        var now = session.Query(WhereIAm)[0].Values;
        if (!Equals(was[3], now[3]))
            throw TransactionChanged(session, was[3], now[3]);
        if (!Equals(was[0], now[0]))
            throw Engine.Errors.SessionChanged("database", $"{was[0]}", $"{now[0]}", $"Let the revision go back with USE {new SqlServerSyntax().Quote($"{was[0]}")} at its end.");
        if (!Equals(was[1], now[1]) || !Equals(was[2], now[2]))
            throw Engine.Errors.SessionChanged("user", $"{was[1]}", $"{now[1]}", "Let the revision go back with REVERT at its end.");
        if (!Equals(was[4], now[4]))
            session.ExecuteText(LanguageText($"{was[4]}"));
    }

    public void Reset(Session session) => session.ExecuteText(ResetText(session.Settings));

    public static string OptionsText(DatabaseSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{Options}\nSET LOCK_TIMEOUT {(settings.LockTimeout is { } limit ? (long)limit.TotalMilliseconds : -1)};");

    public static string ResetText(DatabaseSettings settings)
    {
        var database = SqlServerConnectionString.Read(settings, ConnectionUse.Run).InitialCatalog;
        return database.Length == 0 ? OptionsText(settings) : $"{OptionsText(settings)}\nUSE {new SqlServerSyntax().Quote(database)};";
    }

    public static string LanguageText(string language) => $"SET LANGUAGE {new SqlServerSyntax().Literal(language)}";

    // One that a statement has opened on its own holds locks that the log of the failure would wait for.
    static MigrationException TransactionChanged(Session session, object? was, object? now)
    {
        if (Equals(was, 0))
            session.ExecuteText("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION");
        return Engine.Errors.SessionChanged("number of open transactions", $"{was}", $"{now}", "Let the revision begin and end none, or as many of the one as of the other.");
    }
}
