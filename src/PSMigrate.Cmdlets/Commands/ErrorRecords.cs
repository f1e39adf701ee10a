using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Turns exceptions into PowerShell's error records.</summary>
static class ErrorRecords
{
    public static ErrorRecord Of(MigrationException error)
    {
        var record = new ErrorRecord(error, error.ErrorId, Category(error.Kind), error.Subject ?? error.RevisionId);
        var prefix = error.RevisionId is { } id && !error.Message.Contains(id, StringComparison.Ordinal) ? $"Revision '{id}': " : "";
        var place = error.Position is { Path: { } path } at && !error.Message.Contains(path, StringComparison.Ordinal) ? $" At {at}." : "";
        record.ErrorDetails = new(prefix + error.Message + place) { RecommendedAction = error.Remedy };
        return record;
    }

    static ErrorCategory Category(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        ErrorKind.InvalidData => ErrorCategory.InvalidData,
        ErrorKind.Syntax => ErrorCategory.ParserError,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.Exists => ErrorCategory.ResourceExists,
        ErrorKind.InvalidState => ErrorCategory.InvalidOperation,
        ErrorKind.Unsupported => ErrorCategory.NotImplemented,
        ErrorKind.Connection => ErrorCategory.ConnectionError,
        ErrorKind.Authentication => ErrorCategory.AuthenticationError,
        ErrorKind.Permission => ErrorCategory.PermissionDenied,
        ErrorKind.Busy => ErrorCategory.ResourceBusy,
        ErrorKind.Timeout => ErrorCategory.OperationTimeout,
        ErrorKind.Sql or ErrorKind.Body => ErrorCategory.InvalidResult,
        ErrorKind.Stopped => ErrorCategory.OperationStopped,
        _ => ErrorCategory.NotSpecified,
    };
}
