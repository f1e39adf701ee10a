using System.Text;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A file that appears when it is whole, and that replaces another one only on request.</summary>
sealed class ScriptFile(string path, bool replace)
{
    public string FullName => path;

    /// <summary>Refuses before anything is made.</summary>
    public void Check()
    {
        if (Directory.Exists(path) || File.Exists(path) && !replace)
            throw CommandErrors.FileExists(path);
    }

    /// <summary>Writes the file in UTF-8.</summary>
    public void Write(Action<TextWriter> write, bool withMark)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(withMark)))
                write(writer);
            Check();
            File.Move(draft, path, replace);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CommandErrors.CannotWrite(path, cause);
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }
}
