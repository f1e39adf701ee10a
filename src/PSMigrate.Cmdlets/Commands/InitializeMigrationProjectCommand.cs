using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes a project: migration.psd1 and the folder of the revisions. Nothing is ever overwritten.</summary>
/// <remarks>
/// Where one of the files exists already, the command ends with an error and writes none of them. The database itself is not touched: the
/// first upgrade makes the file of SQLite, and Initialize-MigrationDatabase -CreateDatabase a database of PostgreSQL.
/// </remarks>
/// <returns>A file that was made.</returns>
/// <example>
/// <code>Initialize-MigrationProject</code>
/// <para>Makes a project in the current folder, for a SQLite database app.db beside its configuration file.</para>
/// </example>
/// <example>
/// <code>Initialize-MigrationProject db -Template sql -Provider PostgreSql -ConnectionString 'Host=localhost;Database=shop;Username=shop;Password=${env:SHOP_PASSWORD}'</code>
/// <para>Makes a project for PostgreSQL whose revisions are SQL files; the password comes from an environment variable.</para>
/// </example>
[Cmdlet(VerbsData.Initialize, "MigrationProject", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class InitializeMigrationProjectCommand : GuardedCommand
{
    /// <summary>The folder; it is made where it is missing.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The template; Get-MigrationTemplate lists them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TemplateCompleter))]
    public string Template { get; set; } = "generic";

    /// <summary>The provider: Sqlite, PostgreSql or SqlServer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The connection string, in the driver's own words. Single quotes keep '${env:NAME}' as it is, for the environment variable to be read at each run.</summary>
    /// <value>an example for the provider</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConnectionString { get; set; }

    private protected override void End()
    {
        var folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        if (provider.Name != "FileSystem")
            throw CommandErrors.NotAFolder(Path);
        var templates = ProjectTemplate.All();
        var template = templates.FirstOrDefault(candidate => candidate.Name.Equals(Template, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandErrors.TemplateUnknown(Template, templates.Select(candidate => candidate.Name));
        var known = EngineHost.Engine.Providers.FirstOrDefault(name => name.Equals(Provider, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandErrors.ProviderUnknown(Provider, EngineHost.Engine.Providers);
        var files = template.Files()
            .Select(file => (Path: System.IO.Path.GetFullPath(file.RelativePath, folder), Text: Fill(file.Text, known)))
            .ToList();
        if (files.Find(file => File.Exists(file.Path)) is { Path: { } existing })
            throw CommandErrors.ProjectExists(existing);
        // What is written must be what can be read: a connection string with a quote is the user's, the file is ours.
        ProjectConfiguration.Parse(files.First(file => file.Path.EndsWith("migration.psd1", StringComparison.Ordinal)).Text, files[0].Path);
        if (!ShouldProcess(folder, $"Create a migration project ({template.Name})"))
            return;
        foreach (var file in Write(files))
            WriteObject(new FileInfo(file));
    }

    string Fill(string text, string provider) => text
        .Replace("{provider}", provider, StringComparison.Ordinal)
        .Replace("{connection}", CodeGeneration.EscapeSingleQuotedStringContent(ConnectionString ?? Example(provider)), StringComparison.Ordinal);

    static string Example(string provider) => provider switch
    {
        "Sqlite" => "Data Source=app.db",
        "SqlServer" => "Server=localhost;Database=app;User ID=app;Password=${env:APP_DB_PASSWORD}",
        _ => "Host=localhost;Database=app;Username=app;Password=${env:APP_DB_PASSWORD}",
    };

    static List<string> Write(List<(string Path, string Text)> files)
    {
        var written = new List<string>();
        try
        {
            foreach (var (path, text) in files)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                written.Add(path);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            return written;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            written.ForEach(File.Delete);
            throw CommandErrors.CannotWrite(System.IO.Path.GetDirectoryName(files[0].Path)!, cause);
        }
    }
}
