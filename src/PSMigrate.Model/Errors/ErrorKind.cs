namespace PSMigrate;

/// <summary>What sort of failure an error is; PowerShell's error category follows from it.</summary>
public enum ErrorKind
{
    /// <summary>An argument or a combination of arguments makes no sense.</summary>
    InvalidArgument,

    /// <summary>A file or a database holds what it must not hold.</summary>
    InvalidData,

    /// <summary>A file cannot be parsed.</summary>
    Syntax,

    /// <summary>What was named does not exist.</summary>
    NotFound,

    /// <summary>What should be made exists already.</summary>
    Exists,

    /// <summary>The project or the database is not in a state that allows it.</summary>
    InvalidState,

    /// <summary>The database cannot do it, or this version of the tool cannot.</summary>
    Unsupported,

    /// <summary>The database cannot be reached.</summary>
    Connection,

    /// <summary>The database refused the login.</summary>
    Authentication,

    /// <summary>A right is missing, in the database or in the file system.</summary>
    Permission,

    /// <summary>Somebody else holds what is needed.</summary>
    Busy,

    /// <summary>It took longer than allowed.</summary>
    Timeout,

    /// <summary>The database refused a statement.</summary>
    Sql,

    /// <summary>A revision's body failed.</summary>
    Body,

    /// <summary>A user or a signal ended it.</summary>
    Stopped,

    /// <summary>A defect of the tool itself.</summary>
    Internal,
}
