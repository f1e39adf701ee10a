using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>Texts that an operation cannot do without.</summary>
static class DialectTexts
{
    /// <summary>The text for a provider.</summary>
    /// <param name="text">The texts.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="what">What the text is, for the error.</param>
    /// <exception cref="UnsupportedException">There is none for it.</exception>
    public static string Require(this DialectText text, string provider, string what) =>
        text.For(provider)
        ?? throw new UnsupportedException($"The {what} has no text for this provider, and it", $"Add one: @{{ {provider} = '…' }}.");
}
