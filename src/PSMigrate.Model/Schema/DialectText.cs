namespace PSMigrate.Schema;

/// <summary>A piece of SQL, or the name of a type, that may read differently per provider.</summary>
/// <param name="Default">What holds for every provider without a text of its own; null when there is none.</param>
/// <param name="Overrides">The texts of single providers.</param>
public sealed record DialectText(string? Default, ValueList<ProviderText> Overrides)
{
    /// <summary>A text that is the same everywhere.</summary>
    /// <param name="text">The text.</param>
    public DialectText(string text) : this(text, []) { }

    /// <summary>The text for a provider, or null when neither it nor a default is given.</summary>
    /// <param name="provider">The provider's name, compared without regard to case.</param>
    public string? For(string provider)
    {
        foreach (var candidate in Overrides)
        {
            if (string.Equals(candidate.Provider, provider, StringComparison.OrdinalIgnoreCase))
                return candidate.Text;
        }
        return Default;
    }

    /// <summary>The text as a person would write it.</summary>
    public override string ToString() => Overrides.Count == 0 ? Default ?? "" : $"{Default}{{{Overrides}}}";
}

/// <summary>The text of one provider.</summary>
/// <param name="Provider">The provider's name, for example <c>PostgreSql</c>.</param>
/// <param name="Text">The text.</param>
public sealed record ProviderText(string Provider, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Provider}={Text}";
}
