using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects;

/// <summary>Keeps what one revision does to its session away from the next.</summary>
interface ISessionKeeper
{
    /// <summary>Puts a fresh session into the state in which revisions run.</summary>
    void Prepare(Session session);

    /// <summary>Whether foreign keys are not enforced while revisions run.</summary>
    bool LiftsForeignKeys => false;

    /// <summary>Has them enforced all the same until the next <see cref="Reset"/>. It is called outside of a transaction.</summary>
    void EnforceForeignKeys(Session session) { }

    /// <summary>Remembers what must be the same after the step; it is called inside the step's transaction, if there is one.</summary>
    object? Observe(Session session);

    /// <summary>Finds what the step must not have done. It is called before the step is recorded.</summary>
    /// <param name="session">The session.</param>
    /// <param name="before">What <see cref="Observe"/> gave.</param>
    /// <exception cref="MigrationException">The role or the like is another one, or rows refer to nothing.</exception>
    void Check(Session session, object? before);

    /// <summary>Puts the session back between two steps.</summary>
    void Reset(Session session);
}
