using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>Writes scripts that the system's own client runs, and that stop there at the first error.</summary>
interface IScriptSql
{
    /// <summary>The oldest server that scripts are written for, unless somebody says more.</summary>
    Version OldestServer { get; }

    /// <summary>Whether the client knows UTF-8 by a byte order mark only.</summary>
    bool NeedsMark => false;

    /// <summary>A database in memory in which the revisions are replayed, for definitions that a statement needs; null where none does.</summary>
    DatabaseSettings? Replay(DatabaseSettings settings);

    /// <summary>Whether a statement may be replayed: it must leave everything outside of that database alone.</summary>
    bool CanReplay(SqlStatement statement);

    /// <summary>Begins a script.</summary>
    /// <exception cref="UnsupportedException">The client has no way to do what is asked for.</exception>
    IScriptText Open(ScriptOutline outline, ScriptPage page);
}

/// <summary>A script that is being written.</summary>
interface IScriptText
{
    /// <summary>Writes what comes before the first step: settings, the lock, the bookkeeping tables, what is applied.</summary>
    void Begin();

    /// <summary>Writes a step: the check of the heads, the statements, the change of the version table with its count, the log.</summary>
    /// <exception cref="UnsupportedException">A statement cannot stand there.</exception>
    void Step(ScriptStep step);

    /// <summary>Writes the end.</summary>
    void End();
}

/// <summary>What is known of a script before its first step is made.</summary>
/// <param name="Settings">The bookkeeping, the mode, the limits.</param>
/// <param name="Kind">What the script does.</param>
/// <param name="HeadsBefore">Where the database is that the script is for.</param>
/// <param name="Title">What the header says of it: sentences.</param>
sealed record ScriptOutline(DatabaseSettings Settings, ScriptKind Kind, ValueList<string> HeadsBefore, IReadOnlyList<string> Title)
{
    /// <summary>Whether the script looks at what is applied and runs only the rest.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether it keeps to SQL, without commands of the client.</summary>
    public bool Plain { get; init; }

    /// <summary>All revisions with what each is built on; empty where nobody asks what is applied.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<string> Requirements)> Graph { get; init; } = [];

    /// <summary>Whether all steps share one transaction.</summary>
    public bool IsOneTransaction => Settings.TransactionMode == TransactionMode.All;

    public TableName VersionTable => new(Settings.VersionTableSchema, Settings.VersionTable);

    public TableName? LogTable => Settings.LogTable.Length == 0 ? null : new(Settings.VersionTableSchema, Settings.LogTable);
}

/// <summary>A step of a script.</summary>
/// <param name="Id">The revision or the repeatable object; for a stamp, what it goes to.</param>
/// <param name="Title">What the step does, in a line.</param>
/// <param name="HeadsBefore">The rows of the version table before it.</param>
/// <param name="HeadsAfter">The rows after it.</param>
/// <param name="Change">How the rows change.</param>
sealed record ScriptStep(string Id, string Title, ValueList<string> HeadsBefore, ValueList<string> HeadsAfter, VersionChange Change)
{
    /// <summary>Whether the statements stand in the step's transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Whether foreign keys are enforced in the step, also where the script turns that off.</summary>
    public bool EnforcesForeignKeys { get; init; }

    /// <summary>The statements, in order.</summary>
    public IReadOnlyList<ScriptPart> Parts { get; init; } = [];

    /// <summary>What is known of a repeatable object, which changes no row of the version table; null for a revision and for a stamp.</summary>
    public ScriptRepeatable? Repeatable { get; init; }

    /// <summary>The step in a reader's words.</summary>
    public string Name => $"{(Repeatable is null ? "Revision" : "Repeatable object")} '{Id}'";

    /// <summary>Whether a part of the step stays when the rest fails and is not done again: then the log says how far it came.</summary>
    public bool LeavesParts => Repeatable is null && (!Transactional || Parts.Any(part => !part.InTransaction));

    /// <summary>The rows of the log that say that it is done.</summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];

    /// <summary>The row of the log for a statement outside of a transaction: its number, its hash, and whether it is done. Null where nobody has to know.</summary>
    public required Func<int, string, bool, LogEntry?> Note { get; init; }
}

/// <summary>What tells whether a repeatable object has to be applied again.</summary>
/// <param name="Checksum">The checksum of its file.</param>
/// <param name="DependsOn">The repeatable objects after which it is applied again.</param>
sealed record ScriptRepeatable(string Checksum, IReadOnlyList<string> DependsOn);

/// <summary>Statements of a step that stand together.</summary>
/// <param name="InTransaction">Whether they stand in the step's transaction.</param>
/// <param name="Statements">The statements.</param>
sealed record ScriptPart(bool InTransaction, IReadOnlyList<SqlStatement> Statements);
