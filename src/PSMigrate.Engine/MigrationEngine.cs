using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Diffing;
using PSMigrate.Engine.Exporting;
using PSMigrate.Engine.Revisions;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;

namespace PSMigrate.Engine;

/// <summary>The engine's front door. The cmdlets make it by its name, in a load context of its own.</summary>
public sealed class MigrationEngine : IMigrationEngine
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Providers => DialectRegistry.Names;

    /// <inheritdoc/>
    public IRevisionSet ReadRevisions(ProjectSettings settings, IReadOnlyList<IRevisionFormat> formats) =>
        new RevisionSet(settings, [.. formats, new SqlRevisionFormat()]);

    /// <inheritdoc/>
    public IMigrationDatabase Connect(DatabaseSettings settings) =>
        settings.VersionTable.Equals(settings.LogTable, StringComparison.OrdinalIgnoreCase)
            ? throw Errors.OneTableTwice(settings.LogTable)
            : new MigrationDatabase(DialectRegistry.Get(settings.Provider), settings);

    /// <inheritdoc/>
    public SchemaComparison Compare(
        DatabaseSettings settings, SchemaOrigin from, SchemaOrigin to, ComparisonSettings comparison, IMigrationObserver observer,
        CancellationToken cancellation) =>
        new SchemaService(DialectRegistry.Get(settings.Provider), settings, observer, cancellation).Compare(from, to, comparison);

    /// <inheritdoc/>
    public RevisionBody Render(
        DatabaseSettings settings, SchemaOrigin from, IReadOnlyList<Operation> upgrade, IReadOnlyList<Operation>? downgrade,
        IMigrationObserver observer, CancellationToken cancellation) =>
        new SchemaService(DialectRegistry.Get(settings.Provider), settings, observer, cancellation).Render(from, upgrade, downgrade);

    /// <inheritdoc/>
    public void Export(
        IRevisionSet revisions, DatabaseSettings settings, ScriptRequest request, RunSettings run, TextWriter writer, IMigrationObserver observer,
        CancellationToken cancellation)
    {
        if (settings.VersionTable.Equals(settings.LogTable, StringComparison.OrdinalIgnoreCase))
            throw Errors.OneTableTwice(settings.LogTable);
        new ScriptExporter(DialectRegistry.Get(settings.Provider), settings, (RevisionSet)revisions, request, run, observer, cancellation).Write(writer);
    }

    /// <inheritdoc/>
    public bool ScriptNeedsMark(string provider) => DialectRegistry.Get(provider).Script.NeedsMark;
}
