namespace PSMigrate.Operations;

/// <summary>Makes a schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IfNotExists">Whether a schema of that name is left as it is.</param>
public sealed record CreateSchema(string Name, bool IfNotExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropSchema(Name);
}

/// <summary>Drops a schema, which must be empty.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IfExists">Whether a missing schema is no error.</param>
public sealed record DropSchema(string Name, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new CreateSchema(Name);
}
