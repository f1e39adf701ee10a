namespace PSMigrate.Engine.Dialects;

/// <summary>Makes empty databases of the same server, in which a schema can be tried out.</summary>
interface IScratchMaker
{
    /// <summary>Makes one.</summary>
    /// <exception cref="MigrationException">The server refuses.</exception>
    IScratch Make(DatabaseSettings near, CancellationToken cancellation);
}

/// <summary>An empty database that is removed when it is disposed of.</summary>
interface IScratch : IDisposable
{
    /// <summary>How to reach it; every connection that is opened may be a database of its own.</summary>
    DatabaseSettings Settings { get; }

    /// <summary>The dialect as it is spoken there: what the database has from the start can be made once more.</summary>
    /// <param name="dialect">The dialect as it is spoken elsewhere.</param>
    Dialect Speak(Dialect dialect) => dialect;
}
