using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Schema;

/// <summary>A test of a project that has a wanted schema.</summary>
public abstract class SchemaTest : ModuleTest
{
    protected void Wanted(string script, string file = "schema.ps1") => Folder.Write(file, script);

    /// <summary>Makes a revision of what differs, and gives back its text without the header.</summary>
    protected string Autogenerate(string more = "") => Body(Run($"New-MigrationRevision 'change' -Autogenerate {more}").Succeeded().Values("Path").Single());

    /// <summary>The text of a revision without its header.</summary>
    protected static string Body(string path)
    {
        var text = File.ReadAllText(path);
        var start = path.EndsWith(".sql", StringComparison.Ordinal) ? text.IndexOf("-- >>>", StringComparison.Ordinal) : text.IndexOf("function", StringComparison.Ordinal);
        return text[start..].ReplaceLineEndings("\n").Trim();
    }

    protected void Upgrade() => Run("Invoke-MigrationUpgrade").Succeeded();

    protected string[] Files => [.. Directory.EnumerateFiles(Folder.Of("versions")).Select(Path.GetFileName).Order()!];

    /// <summary>Expects that the database has the wanted schema.</summary>
    protected void Same()
    {
        var outcome = Run("Test-MigrationSchema").Succeeded();
        Assert.True(outcome.Texts is ["True"], string.Join("\n", outcome.Warnings));
    }
}
