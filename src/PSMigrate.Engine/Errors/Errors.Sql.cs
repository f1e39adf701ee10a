using System.Data.Common;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine;

static partial class Errors
{
    // SQL
    const string OutsideTransactionRemedy = "Put it into the block of Invoke-DbAutocommit, or into a revision of its own that says -NoTransaction or '-- Transaction: off'.";

    public static MigrationException TransactionControl(SqlStatement statement) => new(
        "TransactionControl", ErrorKind.InvalidData, $"A revision may not begin or end transactions itself: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        "Take the statement out; a revision without a transaction says -NoTransaction or '-- Transaction: off'.") { Position = statement.Locate(null) };

    public static MigrationException NeedsNoTransaction(SqlStatement statement) => new(
        "NeedsNoTransaction", ErrorKind.InvalidData, $"The database refuses this statement inside a transaction: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        OutsideTransactionRemedy) { Position = statement.Locate(null) };

    public static MigrationException SqlLex(SqlLexException fault, SourcePosition at) => new(
        fault.ErrorId, ErrorKind.Syntax, $"{fault.Message.TrimEnd('.')}, at {at}.", fault.Remedy, fault) { Position = at };

    public static MigrationException Unsupported(string what, string remedy, string provider, SourcePosition? at) => new(
        "NotSupportedByProvider", ErrorKind.Unsupported, $"{what} is not possible on {provider}{At(at)}.", remedy) { Position = at };

    public static MigrationException RowRefused(InsertRows rows, long row, string fault, Exception cause) => new(
        "RowRefused", ErrorKind.InvalidData, $"Row {row} for table {rows.Table} does not go in: {fault.TrimEnd('.')}{At(rows.Origin)}.",
        "Correct the value, or convert it to the type of its column.", cause) { Subject = rows.Table.ToString(), Position = rows.Origin };

    public static MigrationException RowWidth(InsertRows insert, int row) => new(
        "RowWidth", ErrorKind.InvalidData,
        $"Row {row} for table {insert.Table} has {insert.Rows[row - 1].Count} values, and there are {insert.Columns.Count} columns{At(insert.Origin)}.",
        "Give each row a value for every column; $null stands for NULL.") { Subject = insert.Table.ToString(), Position = insert.Origin };

    public static MigrationException ParameterMissing(string name) => new(
        "ParameterMissing", ErrorKind.InvalidArgument, $"The query has a parameter '@{name}', and no value was given for it.",
        $"Add it: -Parameter @{{ {name} = … }}.") { Subject = name };

    public static MigrationException ForeignKeyViolation(string violation) => new(
        "ForeignKeyViolation", ErrorKind.Sql, $"After the revision, {violation}: the step was rolled back.",
        "Let the revision delete or correct the rows that refer to nothing; cascades do not fire while revisions run.") { Subject = violation };

    public static MigrationException SessionChanged(string what, string before, string after, string remedy) => new(
        "SessionChanged", ErrorKind.InvalidData, $"The revision has left the session with another {what}: '{after}' in place of '{before}'.",
        remedy) { Subject = what };

    public static MigrationException UnknownProvider(string provider, IReadOnlyList<string> known) => new(
        "ProviderUnknown", ErrorKind.InvalidArgument, $"There is no provider '{provider}'.",
        $"Write one of {string.Join(", ", known)}.") { Subject = provider };

    public static MigrationException ConnectionString(string provider, string fault, Exception? cause) => new(
        "ConnectionStringInvalid", ErrorKind.InvalidArgument, $"The connection string cannot be read as one for {provider}: {fault.TrimEnd('.')}.",
        "Correct ConnectionString in the configuration, or give -ConnectionString.", cause);

    public static MigrationException AuthenticationUnsupported(string provider, string authentication) => new(
        "AuthenticationUnsupported", ErrorKind.Unsupported, $"The module cannot log in to {provider} by '{authentication}' itself.",
        "Get a token with another tool, such as (Get-AzAccessToken -ResourceUrl …).Token, and give it with -AccessToken.") { Subject = authentication };

    /// <summary>A failure that the database reported.</summary>
    public static SqlExecutionException SqlFailed(SqlFault fault, SqlStatement? statement, string database, DbException cause)
    {
        var at = statement?.Locate(fault.Index);
        var detail = fault.Detail is null ? "" : $" {fault.Detail}";
        var shown = statement is null ? "" : $" Statement: {Shorten(statement.Text)}";
        var (id, kind, message, remedy) = fault.Sort switch
        {
            FaultSort.Unreachable => ("ConnectionFailed", ErrorKind.Connection, $"{database} cannot be reached: {fault.Message}", "Check that the server runs, and the address in the connection string."),
            FaultSort.FileUnopenable => ("DatabaseUnopenable", ErrorKind.Connection, $"{database} cannot be opened: {fault.Message}.", "Check that the folder exists, and your rights there and on the file."),
            FaultSort.ConnectionLost => ("ConnectionLost", ErrorKind.Connection, $"The connection to {database} broke: {fault.Message}", "Look at the server, then run the command again: what was not recorded was rolled back."),
            FaultSort.Login => ("LoginFailed", ErrorKind.Authentication, $"{database} refused the login: {fault.Message}", "Check the user and the password; -Credential overrides those of the configuration."),
            FaultSort.DatabaseMissing => ("DatabaseNotFound", ErrorKind.NotFound, $"{fault.Message} ({database})", "Initialize-MigrationDatabase -CreateDatabase makes it."),
            FaultSort.Permission => ("PermissionDenied", ErrorKind.Permission, $"{database} does not allow it: {fault.Message}{At(at)}.{shown}", "Use a login that has the right, or have it granted."),
            FaultSort.OutsideTransaction => ("NeedsNoTransaction", ErrorKind.InvalidData, $"The database refuses this statement inside a transaction: {fault.Message}{At(at)}.{shown}", OutsideTransactionRemedy),
            FaultSort.ReadOnly => ("DatabaseReadOnly", ErrorKind.Permission, $"{database} cannot be written: {fault.Message}.", "Check the file's and the folder's rights, or whether the server is a standby."),
            FaultSort.LockTimeout => ("LockNotAvailable", ErrorKind.Busy, $"Somebody else holds what the statement needs: {fault.Message}{At(at)}.{shown}", "Run the command again when the database is quieter; Retry and LockTimeout in the configuration say how long to try."),
            FaultSort.StatementTimeout => ("StatementTimeout", ErrorKind.Timeout, $"The statement was ended by the server: {fault.Message}{At(at)}.{shown}", "Raise StatementTimeout, or make the statement smaller."),
            FaultSort.Deadlock => ("Deadlock", ErrorKind.Busy, $"The statement was ended to resolve a deadlock: {fault.Message}{At(at)}.{shown}", "Run the command again; Retry in the configuration does so by itself."),
            FaultSort.EnumValueTooNew => ("EnumValueTooNew", ErrorKind.Sql, $"A value of an enumerated type is used in the transaction that has added it: {fault.Message}{At(at)}.{shown}", "Put the use into a revision of its own after this one, or add the value in an autocommit block."),
            FaultSort.NotADatabase => ("NotADatabase", ErrorKind.InvalidData, $"{database} is no database: {fault.Message}", "Check the path; an encrypted file needs its password."),
            _ => ("SqlFailed", ErrorKind.Sql, $"The database refused a statement: {fault.Message}{At(at)}.{detail}{shown}", "Correct the statement and run the command again: a step in a transaction was rolled back."),
        };
        return new(id, kind, message, remedy, cause)
        {
            Statement = statement?.Text,
            SqlState = fault.SqlState,
            Number = fault.Number,
            Position = at,
            IsTransient = fault.Sort is FaultSort.LockTimeout or FaultSort.Deadlock,
        };
    }
}
