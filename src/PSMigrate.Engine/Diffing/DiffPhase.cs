namespace PSMigrate.Engine.Diffing;

/// <summary>The phases of a change, in the order in which they run: what others need comes before them, what needs others goes before them.</summary>
enum DiffPhase
{
    DropOthers,
    DropTriggers,
    DropViews,
    DropForeignKeys,
    Schemas,
    Types,
    OtherTypes,
    Sequences,
    EarlyRoutines,
    CreateTables,
    CreatePartitions,
    AlterTables,
    DropPartitions,
    DropTables,
    AddForeignKeys,
    DropAggregates,
    DropRoutines,
    Routines,
    Aggregates,
    Views,
    Triggers,
    Others,
    DropOtherTypes,
    DropTypes,
    DropSequences,
    DropSchemas,
}
