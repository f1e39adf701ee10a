using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Gets two schemas into the spelling of one server, and compares them.</summary>
sealed class SchemaService(Dialect dialect, DatabaseSettings settings, IMigrationObserver observer, CancellationToken cancellation)
{
    IReadOnlyList<Operation> written = [];

    public SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to, ComparisonSettings comparison)
    {
        var filter = new SchemaFilter(comparison, [settings.VersionTable, settings.LogTable]);
        var (before, after) = (Load(from), Load(to));
        var renames = RenameOperations.Of(filter.Apply(before), filter.Apply(after), comparison.Renames, dialect.Rules);
        if (renames.Count > 0)
            (before, renames) = Rename(before, filter, renames);
        var (compared, wanted) = (filter.Apply(before), filter.Apply(after));
        var difference = SchemaComparer.Compare(compared, wanted, dialect.Rules);
        if (difference.Operations.Count + difference.Notes.Count > 0)
            difference = Verify(before, after, filter);
        var words = new AuthorsWords(written, difference.Operations, dialect.Rules);
        var names = new ConstraintNames(settings.Naming);
        return new([.. renames, .. difference.Operations.Select(words.Restore).Select(names.Omit)])
        {
            Notes = [.. difference.Notes, .. DanglingKeys.In(difference.Operations, after, dialect.Rules), .. wanted.NotRead.Except(compared.NotRead).Select(NotRead)],
            Candidates = RenameCandidates.Find(difference.Operations).ToValueList(),
        };
    }

    (DatabaseSchema Renamed, IReadOnlyList<Operation> Operations) Rename(DatabaseSchema before, SchemaFilter filter, IReadOnlyList<Operation> renames)
    {
        try
        {
            return (Respell(before, filter, renames), renames);
        }
        catch (MigrationException) when (RenamedUnderViews.Drops(filter.Apply(before), renames, dialect.Rules) is { Count: > 0 } drops)
        {
            IReadOnlyList<Operation> operations = [.. drops, .. renames];
            return (Respell(before, filter, operations), operations);
        }
    }

    static string NotRead(string what) => $"The revision does not make {what}: add it by hand.";

    /// <summary>Writes operations as SQL.</summary>
    public RevisionBody Render(SchemaOrigin from, IReadOnlyList<Operation> upgrade, IReadOnlyList<Operation>? downgrade) =>
        new SqlBody(dialect, settings, observer, cancellation).Write(() => Load(from), upgrade, downgrade);

    // A server does not always spell alike what it was told and what it has read back itself: only what is still different when both
    // schemas have been made from what was read is a difference.
    SchemaDifference Verify(DatabaseSchema before, DatabaseSchema after, SchemaFilter filter)
    {
        try
        {
            return SchemaComparer.Compare(filter.Apply(Respell(before, filter, [])), filter.Apply(Respell(after, filter, [])), dialect.Rules);
        }
        catch (MigrationException cause)
        {
            return Unverified(filter.Apply(before), filter.Apply(after), cause);
        }
    }

    // Texts that nobody could compare in one spelling are named, and left as they are.
    SchemaDifference Unverified(DatabaseSchema before, DatabaseSchema after, MigrationException cause)
    {
        var texts = new UnverifiedTexts(dialect.Rules);
        var difference = SchemaComparer.Compare(texts.Take(before, after), after, dialect.Rules);
        return texts.Found.Count == 0 ? difference : difference with
        {
            Notes =
            [
                .. difference.Notes, $"Differences of text could not be verified, since no scratch database has the schema: {cause.Message}",
                .. texts.Found.Select(what => $"Not verified: {what} may be different."),
            ],
        };
    }

    DatabaseSchema Load(SchemaOrigin origin)
    {
        switch (origin)
        {
            case EmptySchema:
                return new();
            case DeployedSchema deployed:
                return Read(deployed.Database ?? settings);
            case ScriptedSchema script:
                return InScratch(scratch => written = scratch.Run(script));
            case ReplayedSchema replay:
                return InScratch(scratch => scratch.Run(replay));
            default:
                throw new ArgumentOutOfRangeException(nameof(origin), origin, null);
        }
    }

    // What is compared may need what is left out, a foreign key its table or a view: then all of it is made.
    DatabaseSchema Respell(DatabaseSchema schema, SchemaFilter filter, IReadOnlyList<Operation> changes)
    {
        var compared = filter.Apply(schema);
        try
        {
            return Remade(compared, changes);
        }
        catch (MigrationException) when (compared != schema)
        {
            return Remade(schema, changes);
        }
    }

    DatabaseSchema Remade(DatabaseSchema schema, IReadOnlyList<Operation> changes)
    {
        var made = InScratch(scratch =>
        {
            scratch.Run(SchemaComparer.Compare(new(), schema, dialect.Rules).Operations);
            scratch.Run(changes);
        });
        // What a scratch database has from the start, the schema need not have.
        return made with
        {
            Schemas = made.Schemas.Intersect(schema.Schemas, dialect.Rules.Names).ToValueList(),
            Others = made.Others.Where(item => item.Kind != SqlObjectKind.Extension || schema.Others.Any(other => other.Kind == item.Kind && other.Name == item.Name)).ToValueList(),
        };
    }

    DatabaseSchema InScratch(Action<ScratchDatabase> make)
    {
        using var scratch = new ScratchDatabase(dialect, settings, observer, cancellation);
        make(scratch);
        return scratch.Read();
    }

    DatabaseSchema Read(DatabaseSettings database)
    {
        if (!database.Provider.Equals(dialect.Name, StringComparison.OrdinalIgnoreCase))
            throw Errors.OtherProvider(database.Provider, dialect.Name);
        if (!dialect.Connector.MayExist(database))
            return new();
        using var session = Session.Open(dialect, database, ConnectionUse.Read, observer, cancellation);
        return dialect.SchemaReader.Read(new SessionTarget(session, transactional: false, session.Execute));
    }
}
