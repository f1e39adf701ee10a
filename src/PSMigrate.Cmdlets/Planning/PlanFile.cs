using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Planning;

/// <summary>A plan as a JSON file: the same bytes for the same plan on every machine.</summary>
static class PlanFile
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static string Text(MigrationPlan plan)
    {
        var document = new PlanDocument
        {
            Format = PlanDocument.NewestFormat,
            Direction = plan.Direction,
            Targets = plan.Targets,
            Environment = plan.Environment,
            Provider = plan.Provider,
            Database = plan.Database,
            HeadsBefore = plan.HeadsBefore,
            HeadsAfter = plan.HeadsAfter,
            Steps = [.. plan.Steps.Select(step => new PlanDocumentStep
            {
                Id = step.Revision.Id,
                Message = step.Revision.Message,
                Path = Relative(plan, step.Revision.Path),
                Checksum = step.Checksum ?? throw CommandErrors.PlanIncomplete(step.Revision.Id),
            })],
            Repeatables = [.. plan.Repeatables.Select(repeatable => new PlanDocumentObject
            {
                Name = repeatable.Name,
                Path = Relative(plan, repeatable.Path),
                Checksum = repeatable.Checksum ?? throw CommandErrors.PlanIncomplete(repeatable.Name),
            })],
            ToolVersion = plan.ToolVersion,
            Created = plan.Created,
        };
        return JsonSerializer.Serialize(document, Options).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
    }

    public static MigrationPlan Read(string path)
    {
        try
        {
            return Plan(Document(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CommandErrors.PlanUnreadable(path, cause);
        }
        catch (Exception cause) when (cause is JsonException or DecoderFallbackException)
        {
            throw CommandErrors.PlanInvalid(path, cause.Message.TrimEnd('.'));
        }
    }

    static PlanDocument Document(string text, string path)
    {
        var node = JsonNode.Parse(text);
        // A newer file may have parts that this version does not know, and so must not leave out.
        if (node is JsonObject { } entries && entries["format"] is JsonValue value && value.TryGetValue<int>(out var format) && format > PlanDocument.NewestFormat)
            throw CommandErrors.PlanTooNew(path, format);
        var document = node.Deserialize<PlanDocument>(Options);
        return document is null || Parts(document).Contains(null) ? throw CommandErrors.PlanInvalid(path, "a part of it is null") : document;
    }

    static IEnumerable<object?> Parts(PlanDocument document) =>
        ((object?[])[document.Targets, document.HeadsBefore, document.HeadsAfter, document.Steps, document.Repeatables])
            .Concat(document.Targets ?? []).Concat(document.HeadsBefore ?? []).Concat(document.HeadsAfter ?? [])
            .Concat((document.Steps ?? []).SelectMany(step => new object?[] { step, step?.Id, step?.Message, step?.Path, step?.Checksum }))
            .Concat((document.Repeatables ?? []).SelectMany(item => new object?[] { item, item?.Name, item?.Path, item?.Checksum }));

    // What the graph knows of a step comes from the project when the plan runs; the file says which steps, in which order.
    static MigrationPlan Plan(PlanDocument document) => new(
        document.Direction,
        document.HeadsBefore.Order(StringComparer.Ordinal).ToValueList(),
        document.HeadsAfter.Order(StringComparer.Ordinal).ToValueList(),
        document.Steps.Select(step => new MigrationStep(new(step.Id, step.Path) { Message = step.Message }, document.Direction, [], [], new([], []))
        {
            Checksum = step.Checksum,
        }).ToValueList())
    {
        Targets = document.Targets.ToValueList(),
        Repeatables = document.Repeatables.Select(item => new Repeatable(item.Name, item.Path) { Checksum = item.Checksum }).ToValueList(),
        Environment = document.Environment,
        Provider = document.Provider,
        Database = document.Database,
        ToolVersion = document.ToolVersion,
        Created = document.Created,
    };

    static string Relative(MigrationPlan plan, string path) =>
        (plan.Project is { } project ? Path.GetRelativePath(Path.GetDirectoryName(project)!, path) : path).Replace('\\', '/');
}
