namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Paths as people write them in a configuration: relative, and with either separator on every platform.</summary>
internal static class ConfigurationPath
{
    static readonly string[] FileEndings = [".ps1", ".psm1", ".psd1", ".dll", ".sql"];

    public static string Full(string folder, string path) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path, folder));

    /// <summary>The full path of what looks like a path; a name, a connection string or an address stays as it is.</summary>
    public static string FullIfPath(string folder, string text) => LooksLikePath(text) ? Full(folder, text) : text;

    /// <summary>The full path of a script; a command line stays as it is, even where it ends with a script's name.</summary>
    public static string FullIfScript(string folder, string text)
    {
        if (!text.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
            return text;
        var full = Full(folder, text);
        return !text.AsSpan().ContainsAny(" \t\"'") || File.Exists(full) ? full : text;
    }

    static bool LooksLikePath(string text) =>
        !text.Contains('=', StringComparison.Ordinal)
        && !text.Contains("://", StringComparison.Ordinal)
        && (text[0] == '.' || text.AsSpan().ContainsAny('/', '\\')
            || Array.Exists(FileEndings, ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
