using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>What the engine needs to know about a project's files. All paths are full.</summary>
public sealed record ProjectSettings
{
    /// <summary>The configuration file; null for a project without one.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>The folders that hold revision files, in the configuration's order.</summary>
    public ValueList<string> VersionLocations { get; init; } = [];

    /// <summary>The folders that hold the files of repeatable objects, in the configuration's order.</summary>
    public ValueList<string> RepeatableLocations { get; init; } = [];

    /// <summary>Whether a missing folder of repeatable objects is an error: it is where the configuration names the folder.</summary>
    public bool RequireRepeatableLocations { get; init; }

    /// <summary>Folders with revision templates, the first that has one wins.</summary>
    public ValueList<string> TemplateFolders { get; init; } = [];

    /// <summary>The name of a new file, without its extension: <c>{id}</c>, <c>{slug}</c>, <c>{date:format}</c>, and <c>/</c> for subfolders.</summary>
    public string FileTemplate { get; init; } = "{date:yyyyMMdd_HHmm}_{id}_{slug}";

    /// <summary>The longest slug, in characters.</summary>
    public int TruncateSlugLength { get; init; } = 40;

    /// <summary>The time zone of the dates in names and headers: an IANA or Windows id; null means the machine's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The format of a new revision that does not ask for one.</summary>
    public RevisionFormat RevisionFormat { get; init; }

    /// <summary>The longest id, in characters: what the version table's column holds.</summary>
    public int MaximumIdLength { get; init; } = 32;
}
