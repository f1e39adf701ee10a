using System.Management.Automation;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>What the views of operations show.</summary>
public static class OperationDescription
{
    /// <summary>The operation as the command that makes it, in one line.</summary>
    /// <param name="operation">The operation.</param>
    public static string Text(PSObject operation) => operation?.BaseObject is Operation known ? OperationText.Line(known) : "";
}
