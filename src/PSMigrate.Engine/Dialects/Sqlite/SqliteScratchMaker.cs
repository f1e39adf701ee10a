namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Scratch databases in memory.</summary>
sealed class SqliteScratchMaker : IScratchMaker
{
    public IScratch Make(DatabaseSettings near, CancellationToken cancellation) =>
        new Scratch(near with { ConnectionString = "Data Source=:memory:", UserName = null, Password = null });

    sealed record Scratch(DatabaseSettings Settings) : IScratch
    {
        public void Dispose() { }
    }
}
