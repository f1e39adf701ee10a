using System.Management.Automation.Language;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The body of a PowerShell revision: the functions Upgrade and Downgrade of its own file.</summary>
sealed class PowerShellRevisionScript(Revision revision, ScriptBlockAst tree, Func<BodyRunspace> runspace) : IRevisionScript
{
    public bool Has(MigrationDirection direction) => Body(direction) is not null;

    public void Check(MigrationDirection direction, string provider)
    {
        if (!Has(direction))
            return;
        if (Bodies(direction).Skip(1).FirstOrDefault() is { } second)
            throw CommandErrors.FunctionTwice(revision.Path, second.Extent, second.Name);
        BodyCheck.Check(revision.Path, tree);
        runspace().CheckCommands(revision.Path, tree);
    }

    public bool? IsDestructive(MigrationDirection direction, string provider) =>
        Body(direction) is { } body ? BodyDestruction.Find(tree, body) : false;

    public void Run(MigrationDirection direction, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation)
    {
        if (Body(direction) is { } body)
            runspace().Run(revision.Path, tree, body, migration, apply, cancellation);
    }

    FunctionDefinitionAst? Body(MigrationDirection direction) => Bodies(direction).LastOrDefault();

    IEnumerable<FunctionDefinitionAst> Bodies(MigrationDirection direction)
    {
        var name = direction == MigrationDirection.Upgrade ? "Upgrade" : "Downgrade";
        return tree.EndBlock?.Statements.OfType<FunctionDefinitionAst>()
            .Where(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? [];
    }
}
