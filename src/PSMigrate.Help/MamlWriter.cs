using System.Xml.Linq;

namespace PSMigrate.Help;

/// <summary>Says it in MAML, the language of Get-Help.</summary>
static class MamlWriter
{
    static readonly XNamespace Root = "http://msh";
    static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    static readonly string[] Topics = ["about_PSMigrate", "about_PSMigrate_Configuration", "about_PSMigrate_Revisions"];
    static readonly string[] TopicsOfOperations = ["about_PSMigrate_Operations", "about_PSMigrate_Revisions"];

    public static XElement Write(IReadOnlyList<CommandHelp> commands) => new(
        Root + "helpItems",
        new XAttribute("schema", "maml"),
        commands.Select(command => Write(command, commands)));

    static XElement Write(CommandHelp command, IReadOnlyList<CommandHelp> all) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", command.Name),
            new XElement(Command + "verb", command.Name.Split('-')[0]),
            new XElement(Command + "noun", command.Name.Split('-')[1]),
            Paragraphs("description", [command.Synopsis])),
        Paragraphs("description", command.Description),
        new XElement(Command + "syntax", command.ParameterSets.Select(set => new XElement(
            Command + "syntaxItem",
            new XElement(Maml + "name", command.Name),
            set.Select(parameter => Parameter(parameter, inSyntax: true))))),
        new XElement(Command + "parameters", command.Parameters.Select(parameter => Parameter(parameter, inSyntax: false))),
        new XElement(Command + "inputTypes", command.Inputs.Count == 0
            ? Type("inputType", new("None", "The command takes nothing from the pipe."))
            : command.Inputs.Select(input => Type("inputType", input))),
        new XElement(Command + "returnValues", command.Outputs.Select(output => Type("returnValue", output))),
        new XElement(Command + "examples", command.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", Related(command, all).Select(link => new XElement(
            Maml + "navigationLink", new XElement(Maml + "linkText", link), new XElement(Maml + "uri")))));

    static XElement Parameter(ParameterHelp parameter, bool inSyntax) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.AcceptsWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.Pipeline.Count == 0 ? "False" : $"True ({string.Join(", ", parameter.Pipeline)})"),
        new XAttribute("position", parameter.Position is { } position ? $"{position}" : "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs("description", parameter.Description),
        Value(parameter, inSyntax),
        new XElement(Dev + "type", new XElement(Maml + "name", TypeName(parameter.Type)), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default ?? "None"));

    // A switch has no value in a line of syntax; a few words are shown as {one | other}.
    static XElement? Value(ParameterHelp parameter, bool inSyntax)
    {
        var isSwitch = TypeName(parameter.Type) == "SwitchParameter";
        if (inSyntax && isSwitch)
            return null;
        if (inSyntax && parameter.Words.Count > 0)
            return new(Command + "parameterValueGroup", parameter.Words.Select(word => Value(word, isRequired: false)));
        return Value(TypeName(parameter.Type), isRequired: !isSwitch);
    }

    static XElement Value(string text, bool isRequired) => new(
        Command + "parameterValue",
        new XAttribute("required", isRequired ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        text);

    static XElement Type(string element, TypeHelp type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name), new XElement(Maml + "uri")),
        Paragraphs("description", [type.Description]));

    static XElement Example(ExampleHelp example, int index)
    {
        var dashes = new string('-', 26);
        return new(
            Command + "example",
            new XElement(Maml + "title", $"{dashes} Example {index + 1} {dashes}"),
            new XElement(Dev + "code", example.Code),
            // The empty one keeps the next title at a distance.
            new XElement(Dev + "remarks", example.Remarks.Append("").Select(remark => new XElement(Maml + "para", remark))));
    }

    static IEnumerable<string> Related(CommandHelp command, IReadOnlyList<CommandHelp> all)
    {
        var noun = command.Name.Split('-')[1];
        var topics = noun.StartsWith("Db", StringComparison.Ordinal) ? TopicsOfOperations : Topics;
        return topics.Concat(all.Select(other => other.Name).Where(name => name != command.Name && name.EndsWith("-" + noun, StringComparison.Ordinal)));
    }

    static XElement Paragraphs(string element, IEnumerable<string> paragraphs) =>
        new(Maml + element, paragraphs.Select(paragraph => new XElement(Maml + "para", paragraph)));

    static string TypeName(Type type) => CommandReader.Bare(type).Name + (type.IsArray ? "[]" : "");
}
