using System.Globalization;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The batches of a script, each with its GO and with a batch behind it that stops the script after an error.</summary>
sealed class SqlServerBatches(ScriptPage page)
{
    // Without those that carry nothing out: they say that the script has stopped. QUOTED_IDENTIFIER is off in sqlcmd unless somebody says so.
    const string Options =
        """
        SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ANSI_NULL_DFLT_ON, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER, NOCOUNT ON;
        SET NUMERIC_ROUNDABORT, IMPLICIT_TRANSACTIONS, CURSOR_CLOSE_ON_COMMIT, FORCEPLAN OFF; SET ROWCOUNT 0; SET TEXTSIZE 2147483647;
        SET DEADLOCK_PRIORITY NORMAL; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
        """;

    /// <summary>Writes a batch that may be anybody's text.</summary>
    public void Foreign(SqlStatement statement)
    {
        if (SqlcmdText.MovesTheStop(statement.Text))
        {
            throw new UnsupportedException(
                "SET NOEXEC, PARSEONLY or FMTONLY, by which the script itself stops,", "Take it out of the revision.") { Statement = statement };
        }
        Own(statement.Text);
    }

    public void Own(string batch)
    {
        page.Line(SqlcmdText.CanStand(batch) ? batch : SqlcmdText.Guarded(batch));
        page.Line("GO");
    }

    /// <summary>Puts the session back, so that no step sees the settings of the one before.</summary>
    public void Settings(DatabaseSettings settings)
    {
        page.Lines(Options);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(settings.LockTimeout is { } limit ? (long)limit.TotalMilliseconds : -1)};"));
        page.Line("GO");
    }

    /// <summary>Stops the script where the batch before has failed, or has left another number of transactions open. sqlcmd ends at state 127.</summary>
    /// <param name="where">What the script is doing there.</param>
    /// <param name="transactions">How many transactions must be open.</param>
    public void Stop(string where, int transactions)
    {
        var text = new SqlServerSyntax().Literal($"The script stops: {SqlcmdText.Said(where)} failed, and nothing of what was under way is kept.".Replace("%", "%%", StringComparison.Ordinal));
        page.Line(
            $"IF @@ERROR <> 0 OR @@TRANCOUNT <> {transactions} BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR({text}, 16, 127); SET NOEXEC ON; END;");
        page.Line("GO");
    }
}
