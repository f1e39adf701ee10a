using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Reads SQLite's error codes.</summary>
sealed class SqliteErrors : IErrorExplainer
{
    public SqlFault Explain(DbException exception, DbConnection? connection, string? text)
    {
        if (exception is not SqliteException fault)
            return new(FaultSort.Statement, exception.Message);
        var sort = fault.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => FaultSort.LockTimeout,
            raw.SQLITE_INTERRUPT => FaultSort.Cancelled,
            raw.SQLITE_READONLY => FaultSort.ReadOnly,
            raw.SQLITE_CANTOPEN => FaultSort.FileUnopenable,
            raw.SQLITE_PERM or raw.SQLITE_AUTH => FaultSort.Permission,
            raw.SQLITE_NOTADB => FaultSort.NotADatabase,
            raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CORRUPT => FaultSort.ConnectionLost,
            _ => FaultSort.Statement,
        };
        // What fails on the table that stands in for another while that is made anew fails for the other.
        var message = ServerText(fault).Replace(TableRebuild.StandIn, "", StringComparison.Ordinal);
        return new(sort, message) { Number = fault.SqliteExtendedErrorCode, Index = Index(sort, connection, text), Detail = Detail(message) };
    }

    static string? Detail(string message) => message.StartsWith("unknown database", StringComparison.Ordinal)
        ? "SQLite has no schemas: leave it out, or put a name that has a dot of its own in brackets, as in '[a.b]'."
        : null;

    // The driver writes "SQLite Error 1: 'text'." around the library's own words.
    static string ServerText(SqliteException fault)
    {
        var (start, end) = (fault.Message.IndexOf('\'', StringComparison.Ordinal), fault.Message.LastIndexOf('\''));
        return start >= 0 && end > start ? fault.Message[(start + 1)..end] : fault.Message;
    }

    // The library counts bytes of UTF-8.
    static int? Index(FaultSort sort, DbConnection? connection, string? text)
    {
        if (sort != FaultSort.Statement || text is null || (connection as SqliteConnection)?.Handle is not { } handle)
            return null;
        var offset = ErrorOffset(handle.DangerousGetHandle());
        var bytes = Encoding.UTF8.GetBytes(text);
        return offset >= 0 && offset <= bytes.Length ? Encoding.UTF8.GetCharCount(bytes, 0, offset) : null;
    }

    // The binding has no name for this function of the library.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_error_offset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    static extern int ErrorOffset(nint database);
}
