using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Reads SQL Server's error numbers.</summary>
sealed partial class SqlServerErrors : IErrorExplainer
{
    const int ExpiredTime = -2;

    // The driver's own number too.
    const int NoEncryption = 20;

    // From here on the server, or the driver in its place, ends the connection.
    const int FatalClass = 20;

    public SqlFault Explain(DbException exception, DbConnection? connection, string? text)
    {
        if (exception is not SqlException { Errors.Count: > 0 } fault)
            return new(FaultSort.Unreachable, exception.Message);
        // Messages that were only information stand among the errors of a batch that has failed.
        var errors = fault.Errors.Cast<SqlError>().Where(error => error.Class > 10).DefaultIfEmpty(fault.Errors[0]).ToList();
        var first = errors[0];
        var sort = Sort(first.Number, first.Class, opening: connection is null);
        return new(sort, Message(fault, first))
        {
            Number = first.Number,
            Detail = string.Join(' ', errors.Skip(1).Select(error => error.Message).Distinct()) is { Length: > 0 } detail ? detail : null,
            Index = text is not null && (first.Procedure.Length == 0 || Definition().IsMatch(text)) ? IndexOfLine(text, first.LineNumber) : null,
        };
    }

    /// <summary>The sort of an error.</summary>
    /// <param name="number">The server's number, or the operating system's where there is no connection.</param>
    /// <param name="severity">The server's severity.</param>
    /// <param name="opening">Whether the connection was only being made.</param>
    public static FaultSort Sort(int number, int severity, bool opening) => number switch
    {
        18456 or 18452 or 18486 or 18487 or 18488 or 18463 or 18464 or 18465 or 18466 or 18467 or 18468 => FaultSort.Login,
        4060 or 911 => FaultSort.DatabaseMissing,
        1222 => FaultSort.LockTimeout,
        1205 or 3960 => FaultSort.Deadlock,
        3906 or 3908 or 978 => FaultSort.ReadOnly,
        226 or 574 or 3021 or 6115 => FaultSort.OutsideTransaction,
        ExpiredTime => opening ? FaultSort.Unreachable : FaultSort.StatementTimeout,
        229 or 230 or 262 or 297 or 300 or 916 or 15247 => FaultSort.Permission,
        // What the driver itself makes of Windows' or Kerberos' refusal.
        0 when opening && severity < FatalClass => FaultSort.Login,
        _ when opening => FaultSort.Unreachable,
        _ when severity >= FatalClass => FaultSort.ConnectionLost,
        _ => FaultSort.Statement,
    };

    /// <summary>The index of the first character of a line, counted from 1, that is no blank; null where the text has no such line.</summary>
    public static int? IndexOfLine(string text, int line)
    {
        var index = 0;
        for (var i = 1; i < line; i++)
        {
            index = text.IndexOf('\n', index) + 1;
            if (index == 0)
                return null;
        }
        while (index < text.Length && (text[index] is ' ' or '\t'))
            index++;
        return line < 1 ? null : index;
    }

    static string Message(SqlException fault, SqlError first) => fault.InnerException switch
    {
        SocketException { SocketErrorCode: not SocketError.Success } socket => $"{first.Message} ({socket.Message})",
        AuthenticationException distrust =>
            $"{first.Message} ({distrust.Message}) Encrypt and TrustServerCertificate in the connection string say how far the server's certificate is checked.",
        _ when first.Number == NoEncryption => $"{first.Message} Encrypt in the connection string says whether it must.",
        _ => first.Message,
    };

    // The line is that of a procedure's text. It is the statement's own where the statement defines one.
    [GeneratedRegex(@"^(\s|--[^\n]*(\n|$)|/\*.*?\*/)*(CREATE|ALTER)\s", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();
}
