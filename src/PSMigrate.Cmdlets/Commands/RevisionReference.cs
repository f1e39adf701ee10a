using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A revision as it comes through a parameter or the pipe: an id, an object of this module, or a row with a property Id.</summary>
public sealed class RevisionReference
{
    readonly MigrationException? fault;

    RevisionReference(string? id, MigrationException? fault)
    {
        Id = id ?? "";
        this.fault = fault;
    }

    /// <summary>The id, or another text that names a revision.</summary>
    public string Id { get; }

    /// <summary>The environment whose database it was read from; null where none was asked.</summary>
    public string? Environment { get; private init; }

    /// <summary>The configuration file of its project; null for a text.</summary>
    public string? Project { get; private init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>Whether it is a repeatable object, which has a name and no place among the revisions.</summary>
    internal bool IsRepeatable { get; private init; }

    internal string Require() => fault is null ? Id : throw fault;

    internal static ValueList<string> Ids(IEnumerable<RevisionReference>? references) =>
        (references ?? []).Select(reference => reference.Require()).ToValueList();

    // Never throws: an error of a transformation would carry PowerShell's id in place of ours.
    internal static RevisionReference From(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (value)
        {
            case RevisionReference reference:
                return reference;
            case string text:
                return new(text, null);
            case Revision revision:
                return new(revision.Id, null) { Environment = revision.Environment, Project = revision.Project };
            case AppliedRevision applied:
                return new(applied.Id, null)
                {
                    Environment = applied.Environment,
                    Project = applied.Project,
                    IsRepeatable = applied.Kind == AppliedKind.Repeatable,
                };
            case LogEntry entry:
                return new(entry.Id, null) { Environment = entry.Environment, Project = entry.Project, IsRepeatable = entry.Direction == "repeat" };
            case Repeatable repeatable:
                return new(repeatable.Name, null) { Project = repeatable.Project, IsRepeatable = true };
            case null:
                return new(null, CommandErrors.NotARevision(null));
        }
        if (IsNumber(value))
            return new(null, CommandErrors.IdIsNumber(value));
        var item = PSObject.AsPSObject(input);
        return Property(item, "Id") switch
        {
            null => new(null, CommandErrors.NotARevision(value)),
            var id when IsNumber(id) => new(null, CommandErrors.IdIsNumber(id)),
            var id => new($"{id}", null) { Environment = Property(item, "Environment")?.ToString(), Project = Property(item, "Project")?.ToString() },
        };
    }

    static object? Property(PSObject item, string name) =>
        item.Properties[name]?.Value switch
        {
            PSObject wrapped => wrapped.BaseObject,
            string { Length: 0 } => null,
            var value => value,
        };

    static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;
}

/// <summary>Makes references of whatever is given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RevisionReferenceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is System.Collections.IList list
            ? list.Cast<object?>().Select(RevisionReference.From).ToArray()
            : new[] { RevisionReference.From(inputData) };
    }
}
