namespace PSMigrate.Cmdlets.Configuration;

/// <summary>What a key holds.</summary>
internal enum ConfigurationType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number of seconds, or a text such as <c>00:00:30</c>.</summary>
    Seconds,

    /// <summary>A text or a list of texts.</summary>
    Texts,

    /// <summary>A connection string, its parts, or a secret.</summary>
    ConnectionString,

    /// <summary>A hashtable of texts, numbers, truth values and secrets.</summary>
    Variables,

    /// <summary>A hashtable with keys of its own.</summary>
    Section,

    /// <summary>Anything.</summary>
    Data,

    /// <summary>A hashtable of environments, each a hashtable with the keys of the top level.</summary>
    Environments,
}

/// <summary>A key that the configuration knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it is for.</param>
internal sealed record ConfigurationKey(string Name, ConfigurationType Type, string Description)
{
    /// <summary>What applies where the key is absent; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The words that a choice allows.</summary>
    public string[] Allowed { get; init; } = [];

    /// <summary>The least number that a count allows.</summary>
    public int Minimum { get; init; }

    /// <summary>Whether an empty text means something of its own.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The keys of a section.</summary>
    public ConfigurationKey[] Children { get; init; } = [];

    /// <summary>The environment variable that overrides it; null for keys whose value is more than one text.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>What its value may be, as a phrase for messages.</summary>
    public string Expected => Type switch
    {
        ConfigurationType.Text => "a text in quotes",
        ConfigurationType.Choice => "one of " + string.Join(", ", Allowed),
        ConfigurationType.Count => $"a whole number, at least {ScalarText.Of(Minimum)}",
        ConfigurationType.Seconds => "a number of seconds, or a text such as '00:00:30'",
        ConfigurationType.Texts => "a text or a list of texts",
        ConfigurationType.ConnectionString => "a text, a hashtable with its parts, or @{ Secret = 'name'; Vault = 'v' }",
        ConfigurationType.Variables => "a hashtable of texts, numbers, truth values or @{ Secret = 'name' }",
        ConfigurationType.Section => "a hashtable with the keys " + string.Join(", ", Array.ConvertAll(Children, child => child.Name)),
        ConfigurationType.Environments => "a hashtable of hashtables, one for each environment",
        _ => "data",
    };
}
