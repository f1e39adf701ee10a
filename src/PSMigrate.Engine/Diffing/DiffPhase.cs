namespace PSMigrate.Engine.Diffing;

/// <summary>The phases of a change, in the order in which they run: what others need comes before them, what needs others goes before them.</summary>
enum DiffPhase
{
    DropTriggers,
    DropViews,
    DropForeignKeys,
    Schemas,
    Types,
    Sequences,
    EarlyRoutines,
    CreateTables,
    AlterTables,
    DropTables,
    AddForeignKeys,
    DropRoutines,
    Routines,
    Views,
    Triggers,
    DropTypes,
    DropSequences,
    DropSchemas,
}
