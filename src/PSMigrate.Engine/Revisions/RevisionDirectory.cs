using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>The folders of a project's revisions: the only place that lists, reads and writes their files.</summary>
sealed class RevisionDirectory(ProjectSettings settings, IReadOnlyList<IRevisionFormat> formats)
{
    // A header stands at the top; the rest of a large file is read only when its step runs.
    const int HeaderLength = 32 * 1024;

    // A file in another encoding would run with damaged text. A byte order mark still tells UTF-16 and UTF-32.
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IRevisionFormat Format(RevisionFormat format) => formats.First(candidate => candidate.Format == format);

    /// <summary>Reads the header of every file: locations in the configuration's order, files by the ordinal order of their relative path.</summary>
    public List<Revision> ReadHeaders(ICollection<MigrationException> problems)
    {
        var revisions = new List<Revision>();
        // Locations may lie within each other: a file counts once, where it is found first.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var location in settings.VersionLocations)
        {
            foreach (var path in Files(location, problems).Where(seen.Add))
            {
                try
                {
                    revisions.Add(ReadHeader(path) with { Project = settings.ConfigurationPath });
                }
                catch (MigrationException problem)
                {
                    problems.Add(problem);
                }
            }
        }
        return revisions;
    }

    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException cause)
        {
            throw Errors.FileEncoding(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileUnreadable(path, cause);
        }
    }

    /// <summary>Writes a file that does not exist yet; when that fails, there is none.</summary>
    public static void WriteNew(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            try
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            catch
            {
                stream.Dispose();
                File.Delete(path);
                throw;
            }
        }
        catch (IOException cause) when (File.Exists(path))
        {
            throw Errors.FileExists(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileNotWritable(path, cause);
        }
    }

    List<string> Files(string location, ICollection<MigrationException> problems)
    {
        if (!Directory.Exists(location))
        {
            problems.Add(Errors.VersionLocationMissing(location, settings.ConfigurationPath));
            return [];
        }
        // Repeatable objects may lie inside, where the location is the project's own folder.
        var inner = settings.RepeatableLocations.Where(folder => ProjectFolder.IsInside(folder, location)).ToList();
        return ProjectFolder.Files(location, path => formats.Any(format => IsOf(format, path)), inner);
    }

    Revision ReadHeader(string path)
    {
        var format = formats.First(format => IsOf(format, path));
        var (text, whole) = ReadStart(path);
        Revision? revision = null;
        if (!whole)
        {
            try
            {
                revision = format.ReadHeader(path, text);
            }
            catch (MigrationException)
            {
                // The cut may have gone through the header: only the whole text can tell.
            }
        }
        revision ??= format.ReadHeader(path, whole ? text : ReadText(path)) ?? throw Errors.HeaderMissing(path);
        RevisionRules.CheckHeader(revision, settings.MaximumIdLength);
        // A parent that is named twice makes no merge.
        return revision with { Revises = revision.Revises.Distinct(StringComparer.Ordinal).ToValueList() };
    }

    static (string Text, bool Whole) ReadStart(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Strict);
            var buffer = new char[HeaderLength];
            var length = reader.ReadBlock(buffer);
            return (new string(buffer, 0, length), length < HeaderLength);
        }
        catch (DecoderFallbackException cause)
        {
            throw Errors.FileEncoding(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileUnreadable(path, cause);
        }
    }

    static bool IsOf(IRevisionFormat format, string path) => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase);
}
