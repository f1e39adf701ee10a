using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Finds the files that describe the wanted schema.</summary>
static class SchemaFiles
{
    public static IReadOnlyList<string> Find(string folder, IEnumerable<string>? named, object? source)
    {
        var paths = named?.ToList() ?? source switch
        {
            null => Default(folder),
            string path => [path],
            IEnumerable<object?> list => [.. list.Select(item => $"{item}")],
            _ => throw CommandErrors.SchemaSource($"{source}"),
        };
        return [.. paths.SelectMany(Expand)];
    }

    public static string Environment(IDictionary<string, object?> source) =>
        source.Count == 1 && source.TryGetValue("Environment", out var name) && name is string text
            ? text
            : throw CommandErrors.SchemaSource($"@{{ {string.Join("; ", source.Keys)} }}");

    static List<string> Default(string folder)
    {
        string[] usual = [Path.Combine(folder, "schema.ps1"), Path.Combine(folder, "schema.sql")];
        return Array.Find(usual, File.Exists) is { } found ? [found] : throw CommandErrors.SchemaMissing(usual);
    }

    // Files of a folder come in the ordinal order of their names, scripts and SQL alike.
    static IEnumerable<string> Expand(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".ps1" or ".sql")
                .Order(StringComparer.Ordinal)
                .DefaultIfEmpty(null!)
                .Select(file => file ?? throw CommandErrors.SchemaMissing([path]));
        }
        if (Path.GetFileName(path).AsSpan().ContainsAny('*', '?') && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
        {
            return Directory.EnumerateFiles(folder, Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
                .DefaultIfEmpty(null!)
                .Select(file => file ?? throw CommandErrors.SchemaMissing([path]));
        }
        return File.Exists(path) ? [path] : throw CommandErrors.SchemaMissing([path]);
    }
}
