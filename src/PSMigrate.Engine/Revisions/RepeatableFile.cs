using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>A repeatable object with the text of its file: what is compared is what runs.</summary>
sealed class RepeatableFile(Repeatable repeatable, string text)
{
    /// <summary>The longest name: what the log's column holds.</summary>
    public const int LongestName = 200;

    static readonly string[] Keys = ["Repeatable", "Depends-On", "Provider", "Transaction", "Variables"];

    string? checksum;

    public Repeatable Repeatable { get; } = repeatable;

    public string Name => Repeatable.Name;

    public string Checksum => checksum ??= RevisionChecksum.OfText(text);

    /// <summary>The object with its checksum.</summary>
    public Repeatable Sealed => Repeatable with { Checksum = Checksum };

    /// <summary>All of the text as one operation.</summary>
    public ExecuteSql Operation
    {
        get
        {
            var start = new SourcePosition(Repeatable.Path, 1, 1);
            return new(new(text), Repeatable.ExpandVariables) { Origin = start, TextStart = start };
        }
    }

    public static RepeatableFile Read(string path, string text, string? project)
    {
        text = text.TrimStart('\uFEFF');
        var header = SqlHeaderLines.Read(path, text, Keys);
        if (!header.Values.TryGetValue("Repeatable", out var name))
            throw Errors.RepeatableHeaderMissing(path);
        if (NameFault(name) is { } fault)
            throw Errors.RepeatableName(name, fault, path);
        CheckSections(path, text);
        var repeatable = new Repeatable(name, path)
        {
            Message = header.Message,
            DependsOn = header.Names("Depends-On").Distinct(StringComparer.OrdinalIgnoreCase).ToValueList(),
            Providers = header.Items("Provider").Select(provider => Provider(provider, path)).Distinct().ToValueList(),
            Transactional = !header.IsOff("Transaction", path),
            ExpandVariables = !header.IsOff("Variables", path),
            Project = project,
        };
        return new(repeatable, text);
    }

    public static string? NameFault(string name) =>
        name.Length == 0 ? "it is empty" :
        name.Length > LongestName ? $"it has {name.Length} characters, and the log holds {LongestName}" :
        name.Contains(',', StringComparison.Ordinal) ? "it has a comma, which separates names" :
        name.Any(char.IsControl) ? "it has a control character" :
        name != name.Trim() ? "it begins or ends with a blank" : null;

    public bool IsFor(string provider) =>
        Repeatable.Providers.Count == 0 || Repeatable.Providers.Contains(provider, StringComparer.OrdinalIgnoreCase);

    public bool Overlaps(RepeatableFile other) =>
        Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
        && (Repeatable.Providers.Count == 0 || other.Repeatable.Providers.Count == 0 || Repeatable.Providers.Any(other.IsFor));

    static string Provider(string name, string path) =>
        DialectRegistry.Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Errors.RepeatableProvider(name, DialectRegistry.Names, path);

    // Sections are a revision's: run as one text, a downgrade section would undo what stands above it.
    static void CheckSections(string path, string text)
    {
        var (line, next) = (0, 0);
        for (var start = 0; start <= text.Length; start = next)
        {
            line++;
            (var end, next) = SqlLines.At(text, start);
            var content = text.AsSpan(start, end - start).Trim();
            if (SqlSections.IsMarker(content, out var word)
                && (word.Equals("upgrade", StringComparison.OrdinalIgnoreCase) || word.Equals("downgrade", StringComparison.OrdinalIgnoreCase)))
            {
                throw Errors.RepeatableSection(new(path, line, 1));
            }
        }
    }
}
