namespace PSMigrate.Help;

/// <summary>All that the help says of a command.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Synopsis">What it does, in a sentence.</param>
/// <param name="Description">What else there is to know, in paragraphs.</param>
/// <param name="ParameterSets">The ways to call it.</param>
/// <param name="Parameters">Its parameters, each once.</param>
/// <param name="Inputs">What it takes from the pipe.</param>
/// <param name="Outputs">What it puts out.</param>
/// <param name="Examples">How to use it.</param>
sealed record CommandHelp(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<IReadOnlyList<ParameterHelp>> ParameterSets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<ExampleHelp> Examples);

/// <summary>All that the help says of a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Description">What it is for, in paragraphs.</param>
sealed record ParameterHelp(string Name, Type Type, IReadOnlyList<string> Description)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool IsMandatory { get; init; }

    /// <summary>Its place without its name; null where the name has to be written.</summary>
    public int? Position { get; init; }

    /// <summary>How it takes what comes through the pipe; empty where it does not.</summary>
    public IReadOnlyList<string> Pipeline { get; init; } = [];

    public bool AcceptsWildcards { get; init; }

    /// <summary>What applies when it is left out; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The words that it allows.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>A type that goes in or comes out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
sealed record TypeHelp(string Name, string Description);

/// <summary>An example.</summary>
/// <param name="Code">What a user would type.</param>
/// <param name="Remarks">What it does, in paragraphs.</param>
sealed record ExampleHelp(string Code, IReadOnlyList<string> Remarks);
