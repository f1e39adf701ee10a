namespace PSMigrate.Engine.Diffing;

/// <summary>The phases of a change, in the order in which they run: what others need comes before them, what needs others goes before them.</summary>
enum DiffPhase
{
    DropTriggers,
    DropViews,
    DropAggregates,
    DropForeignKeys,
    DropTakenNames,
    Schemas,
    Extensions,
    Types,
    Sequences,
    StepAside,
    DropReplaced,
    EarlyRoutines,
    TypeParts,
    CreateTables,
    VirtualTables,
    Partitions,
    AlterTables,
    DropPartitions,
    DropVirtualTables,
    DropTables,
    AddForeignKeys,
    DropRoutines,
    Code,
    Attachments,
    Triggers,
    DropTypes,
    DropSequences,
    DropSchemas,
}
