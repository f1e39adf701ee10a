namespace PSMigrate.Engine.Diffing;

/// <summary>The phases of a change, in the order in which they run: what others need comes before them, what needs others goes before them.</summary>
enum DiffPhase
{
    DropTriggers,
    DropViews,
    ReleaseRoutines,
    DropForeignKeys,
    Release,
    Schemas,
    Extensions,
    Types,
    Sequences,
    EarlyRoutines,
    CreateTables,
    Partitions,
    AlterTables,
    DropPartitions,
    DropTables,
    AddForeignKeys,
    DropAggregates,
    DropRoutines,
    Code,
    Attachments,
    Triggers,
    DropTypes,
    DropSequences,
    DropSchemas,
}
