namespace PSMigrate.Engine.Running;

/// <summary>Hears nothing: for reading, and for writing the log of a run whose command can no longer be spoken to.</summary>
sealed class SilentObserver : IMigrationObserver
{
    public static readonly SilentObserver Instance = new();

    public void On(MigrationEvent migrationEvent) { }
}
