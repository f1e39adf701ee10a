using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Writes the graph of the revisions as text for documents.</summary>
/// <returns>The text of the graph.</returns>
/// <example>
/// <code>ConvertTo-MigrationGraph | Set-Content graph.mmd</code>
/// <para>The whole graph for Mermaid, which many documents and forges draw.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -Pending | ConvertTo-MigrationGraph -As Dot | dot -Tsvg > pending.svg</code>
/// <para>A drawing of what is pending, by Graphviz.</para>
/// </example>
[Cmdlet(VerbsData.ConvertTo, "MigrationGraph")]
[OutputType(typeof(string))]
public sealed class ConvertToMigrationGraphCommand : ProjectCommand
{
    readonly List<Revision> piped = [];

    /// <summary>The revisions to draw; without it all.</summary>
    [Parameter(ValueFromPipeline = true)]
    public Revision[]? Revision { get; set; }

    /// <summary>The language of the text.</summary>
    [Parameter]
    public GraphLanguage As { get; set; }

    private protected override void Process() => piped.AddRange(Revision ?? []);

    private protected override void End()
    {
        var revisions = piped.Count > 0 || MyInvocation.ExpectingInput ? piped : Revisions.History;
        WriteObject(As == GraphLanguage.Dot ? GraphText.Dot(revisions) : GraphText.Mermaid(revisions));
    }
}

/// <summary>The languages that graphs are written in.</summary>
public enum GraphLanguage
{
    /// <summary>Mermaid's flow chart.</summary>
    Mermaid,

    /// <summary>The language of Graphviz.</summary>
    Dot,
}
