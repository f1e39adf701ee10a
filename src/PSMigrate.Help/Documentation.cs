using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PSMigrate.Help;

/// <summary>The documentation comments of assemblies, as the compiler has written them down.</summary>
sealed partial class Documentation
{
    readonly Dictionary<string, XElement> members;
    readonly List<string> gaps = [];

    Documentation(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>What should be documented and is not, as sentences.</summary>
    public IReadOnlyList<string> Gaps => gaps;

    public static Documentation Of(params Assembly[] assemblies) => new(assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"), LoadOptions.PreserveWhitespace).Descendants("member"))
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal));

    public XElement? Of(Type type) => members.GetValueOrDefault($"T:{Name(type)}");

    /// <summary>What is written at a property, be it declared in the type or in one below it.</summary>
    public XElement? Of(PropertyInfo property) => members.GetValueOrDefault($"P:{Name(property.DeclaringType!)}.{property.Name}");

    public XElement? Of(FieldInfo field) => members.GetValueOrDefault($"F:{Name(field.DeclaringType!)}.{field.Name}");

    public void Miss(string gap) => gaps.Add(gap);

    /// <summary>The paragraphs of an element; none where it is missing.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element)
    {
        if (element is null)
            return [];
        var paragraphs = element.Elements("para").Select(Text).ToList();
        var before = Text(new XElement("text", element.Nodes().Where(node => node is not XElement { Name.LocalName: "para" or "code" })));
        if (before.Length > 0)
            paragraphs.Insert(0, before);
        return paragraphs;
    }

    /// <summary>The text of an element in one line, marks such as <c>see</c> resolved to what a reader would see.</summary>
    public static string Text(XElement? element) =>
        element is null ? "" : Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    /// <summary>The lines of an example, without the indentation that they share.</summary>
    public static string Code(XElement element)
    {
        var lines = element.Value.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        var indent = lines.Where((line, number) => number > 0 && line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var text = string.Join('\n', lines.Select((line, number) => number > 0 && line.Length > 0 ? line[indent..] : line.TrimStart()));
        return text.Trim('\n');
    }

    static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } mark when mark.IsEmpty =>
            ((string?)mark.Attribute("cref") ?? (string?)mark.Attribute("langword") ?? (string?)mark.Attribute("name") ?? "").Split('.', ':')[^1],
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
