using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>A revision: what its file's header says and, where a command knows it, its place in the graph and in a database.</summary>
public sealed record Revision
{
    /// <summary>Makes a revision.</summary>
    /// <param name="id">The id.</param>
    /// <param name="path">The file's full path.</param>
    public Revision(string id, string path)
    {
        Id = id;
        Path = path;
    }

    /// <summary>The id: unique in the project, at most as long as the version table's column.</summary>
    public string Id { get; }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>What the revision does, in a line.</summary>
    public string Message { get; init; } = "";

    /// <summary>The ids of the parents: none for a base, several for a merge.</summary>
    public ValueList<string> Revises { get; init; } = [];

    /// <summary>Revisions of other branches, by id or label, that must be applied first.</summary>
    public ValueList<string> DependsOn { get; init; } = [];

    /// <summary>The labels of the branch that begins here.</summary>
    public ValueList<string> BranchLabels { get; init; } = [];

    /// <summary>How the file is written: <c>PowerShell</c> or <c>Sql</c>.</summary>
    public RevisionFormat Format { get; init; }

    /// <summary>When the file was made; null when it does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Whether the revision runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Whether foreign keys are enforced while the revision runs. SQLite does not enforce them then unless this says so; the others always do.</summary>
    public bool EnforcesForeignKeys { get; init; }

    /// <summary>Whether <c>${name}</c> variables are replaced in a SQL revision.</summary>
    public bool ExpandVariables { get; init; } = true;

    /// <summary>Whether no revision builds on this one.</summary>
    public bool IsHead { get; init; }

    /// <summary>Whether the revision builds on no other.</summary>
    public bool IsBase => Revises.Count == 0;

    /// <summary>Whether several revisions build on this one.</summary>
    public bool IsBranchPoint { get; init; }

    /// <summary>Whether the revision builds on several others.</summary>
    public bool IsMerge => Revises.Count > 1;

    /// <summary>Whether the database has the revision; <c>Unknown</c> when no database was asked.</summary>
    public RevisionState State { get; init; }

    /// <summary>Whether the version table names this very revision.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The configuration file of the project that the revision belongs to.</summary>
    public string? Project { get; init; }

    /// <summary>The environment whose database was asked; null when none was.</summary>
    public string? Environment { get; init; }

    /// <summary>The id and the message.</summary>
    public override string ToString() => Message.Length == 0 ? Id : $"{Id} {Message}";
}

/// <summary>How a revision file is written.</summary>
public enum RevisionFormat
{
    /// <summary>A <c>.ps1</c> file with functions <c>Upgrade</c> and <c>Downgrade</c>.</summary>
    PowerShell,

    /// <summary>A <c>.sql</c> file with an upgrade and a downgrade section.</summary>
    Sql,
}

/// <summary>Whether a database has a revision.</summary>
public enum RevisionState
{
    /// <summary>No database was asked.</summary>
    Unknown,

    /// <summary>The database has it.</summary>
    Applied,

    /// <summary>The database does not have it yet.</summary>
    Pending,
}
