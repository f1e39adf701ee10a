using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>What was made so that revisions can be applied to a database.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Database">Where the database is; never with a password.</param>
/// <param name="Created">What was made; empty when all was there.</param>
public sealed record DatabaseInitialization(string Environment, string Database, ValueList<string> Created);
