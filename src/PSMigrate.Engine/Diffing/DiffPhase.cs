namespace PSMigrate.Engine.Diffing;

/// <summary>The phases of a change, in the order in which they run: what others need comes before them, what needs others goes before them.</summary>
enum DiffPhase
{
    DropTriggers,
    DropViews,
    DropForeignKeys,
    Schemas,
    Extensions,
    Types,
    Sequences,
    EarlyRoutines,
    CreateTables,
    VirtualTables,
    Partitions,
    AlterTables,
    DropPartitions,
    DropVirtualTables,
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
