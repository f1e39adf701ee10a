using System.Management.Automation;
using System.Reflection;

namespace PSMigrate.Help;

/// <summary>Puts together what PowerShell knows of a cmdlet and what its comments say.</summary>
sealed class CommandReader
{
    static readonly Dictionary<string, string> ShouldProcess = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Says what the command would do; nothing is changed.",
        ["Confirm"] = "Asks before each change. -Confirm:$false asks nothing.",
    };

    readonly Type type;
    readonly Documentation documentation;
    readonly CmdletInfo command;
    readonly Cmdlet instance;

    public CommandReader(Type type, Documentation documentation)
    {
        this.type = type;
        this.documentation = documentation;
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        command = new CmdletInfo($"{cmdlet.VerbName}-{cmdlet.NounName}", type);
        instance = (Cmdlet)Activator.CreateInstance(type)!;
    }

    public CommandHelp Read()
    {
        var comment = documentation.Of(type);
        var synopsis = Documentation.Text(comment?.Element("summary"));
        if (synopsis.Length == 0)
            documentation.Miss($"{command.Name} has no <summary>.");
        var examples = (comment?.Elements("example") ?? []).Select((example, index) => Example(example, index + 1)).ToList();
        if (examples.Count == 0)
            documentation.Miss($"{command.Name} has no <example>.");
        var all = new Dictionary<string, ParameterHelp>(StringComparer.Ordinal);
        var sets = command.ParameterSets.Select(set => Set(set, all)).ToList();
        return new(
            command.Name, synopsis, Description(comment, synopsis), sets,
            [.. sets.SelectMany(set => set).Select(parameter => parameter.Name).Distinct().Select(name => all[name])],
            Inputs(all.Values), Outputs(Documentation.Text(comment?.Element("returns"))), examples);
    }

    static IReadOnlyList<string> Description(System.Xml.Linq.XElement? comment, string synopsis) =>
        Documentation.Paragraphs(comment?.Element("remarks")) is { Count: > 0 } remarks ? remarks : [synopsis];

    ExampleHelp Example(System.Xml.Linq.XElement example, int number)
    {
        var code = example.Element("code") is { } element ? Documentation.Code(element) : "";
        var remarks = Documentation.Paragraphs(example);
        if (code.Length == 0)
            documentation.Miss($"Example {number} of {command.Name} has no <code>.");
        if (remarks.Count == 0)
            documentation.Miss($"Example {number} of {command.Name} has no <para> that says what it does.");
        return new(code, remarks);
    }

    // What stands first needs no name, what comes next must be written, WhatIf and Confirm close the line.
    List<ParameterHelp> Set(CommandParameterSetInfo set, Dictionary<string, ParameterHelp> all)
    {
        var parameters = set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
            .ThenBy(parameter => !parameter.IsMandatory)
            .ThenBy(parameter => ShouldProcess.ContainsKey(parameter.Name))
            .Select(parameter => all.TryGetValue(parameter.Name, out var known) ? With(known, parameter) : Parameter(parameter))
            .ToList();
        foreach (var parameter in parameters)
            all.TryAdd(parameter.Name, parameter);
        return parameters;
    }

    ParameterHelp Parameter(CommandParameterInfo parameter)
    {
        var property = type.GetProperty(parameter.Name);
        var comment = property is null ? null : documentation.Of(property);
        var words = Words(parameter.ParameterType);
        List<string> description = property is null && ShouldProcess.TryGetValue(parameter.Name, out var text)
            ? [text]
            : [.. Documentation.Paragraphs(comment?.Element("summary"))];
        if (description.Count == 0)
            documentation.Miss($"The parameter -{parameter.Name} of {command.Name} has no <summary>.");
        description.AddRange(words.Select(word => $"{word.Name}: {Documentation.Text(documentation.Of(word)?.Element("summary"))}"));
        return With(new(parameter.Name, parameter.ParameterType, description), parameter) with
        {
            Aliases = [.. parameter.Aliases],
            AcceptsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            // <value> says what applies where the initial value of the property does not tell.
            Default = Documentation.Text(comment?.Element("value")) is { Length: > 0 } said ? said : Initial(property),
            Words = [.. words.Select(word => word.Name)],
        };
    }

    static ParameterHelp With(ParameterHelp help, CommandParameterInfo parameter) => help with
    {
        IsMandatory = parameter.IsMandatory,
        Position = parameter.Position < 0 ? null : parameter.Position,
        Pipeline =
        [
            .. parameter.ValueFromPipeline ? new[] { "ByValue" } : [],
            .. parameter.ValueFromPipelineByPropertyName ? new[] { "ByPropertyName" } : [],
        ],
    };

    static FieldInfo[] Words(Type type) =>
        Bare(type) is { IsEnum: true } words ? words.GetFields(BindingFlags.Public | BindingFlags.Static) : [];

    public static Type Bare(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    string? Initial(PropertyInfo? property) => property is null ? "False" : property.GetValue(instance) switch
    {
        null or "" or int.MaxValue => null,
        SwitchParameter flag => flag.IsPresent ? "True" : "False",
        Array list => list.Length == 0 ? null : string.Join(", ", list.Cast<object>()),
        var value => LanguagePrimitives.ConvertTo<string>(value),
    };

    List<TypeHelp> Inputs(IEnumerable<ParameterHelp> parameters) =>
        [.. parameters.Where(parameter => parameter.Pipeline.Count > 0).Select(parameter => Describe(Bare(parameter.Type), parameter.Description[0]))];

    // <returns> says what comes out where the type is not ours, or does not tell enough.
    List<TypeHelp> Outputs(string said)
    {
        var types = type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).Select(name => name.Type).ToList();
        if (types.Count == 0)
            documentation.Miss($"{command.Name} has no [OutputType].");
        var outputs = types.ConvertAll(output => said.Length > 0 ? new TypeHelp(output.FullName!, said) : Describe(output, ""));
        foreach (var output in outputs.Where(output => output.Description.Length == 0))
            documentation.Miss($"{command.Name} has no <returns>, and {output.Name} has no <summary>.");
        return outputs;
    }

    TypeHelp Describe(Type subject, string otherwise) =>
        new(subject.FullName!, Documentation.Text(documentation.Of(subject)?.Element("summary")) is { Length: > 0 } said ? said : otherwise);
}
