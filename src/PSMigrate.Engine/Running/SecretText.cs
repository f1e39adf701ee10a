namespace PSMigrate.Engine.Running;

/// <summary>Keeps secrets out of what people read.</summary>
static class SecretText
{
    /// <summary>A text without the secrets of a database's settings.</summary>
    public static string Hide(this DatabaseSettings settings, string text) =>
        settings.Secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));
}
