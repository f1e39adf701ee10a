namespace PSMigrate.Schema;

/// <summary>SQL in the place of a value.</summary>
/// <param name="Sql">The expression, for example <c>now()</c>.</param>
public sealed record SqlExpression(DialectText Sql);
