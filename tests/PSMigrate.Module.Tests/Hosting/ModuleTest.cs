namespace PSMigrate.Module.Tests.Hosting;

/// <summary>A test with a folder, a host and a runspace of its own.</summary>
public abstract class ModuleTest : IDisposable
{
    readonly Lazy<PowerShellSession> session;
    string? last;

    protected ModuleTest()
    {
        session = new(() => new(Host, Folder.Path));
        Database = new(Folder.Of("app.db"));
    }

    protected TemporaryFolder Folder { get; } = new();

    protected RecordingHost Host { get; } = new();

    protected SqliteFile Database { get; }

    protected PowerShellSession Session => session.Value;

    protected Outcome Run(string script) => Session.Run(script);

    /// <summary>Makes a project with a SQLite database app.db; more keys may follow.</summary>
    protected void Project(string more = "")
    {
        Directory.CreateDirectory(Folder.Of("versions"));
        Folder.Write("migration.psd1", $"@{{\n    Provider = 'Sqlite'\n    ConnectionString = 'Data Source=app.db'\n    {more}\n}}\n");
    }

    /// <summary>Writes a revision on top of the last one. The first line of the upgrade is line 7 of the file.</summary>
    protected string Revision(string id, string upgrade = "", string? downgrade = "", string header = "", string functions = "")
    {
        var line = $"Revision '{id}'{(last is null ? "" : $" -Revises '{last}'")} {header}".TrimEnd();
        var text = $"<#\nrevision {id}\n#>\n{line}\n\nfunction Upgrade {{\n{upgrade}\n}}\n"
            + (downgrade is null ? "" : $"\nfunction Downgrade {{\n{downgrade}\n}}\n")
            + functions;
        last = id;
        return Folder.Write($"versions/{id}.ps1", text);
    }

    /// <summary>Writes a SQL revision on top of the last one.</summary>
    protected string SqlRevision(string id, string upgrade, string? downgrade = "", string header = "")
    {
        var parent = last is null ? "" : $"-- Revises: {last}\n";
        var text = $"-- Revision: {id}\n{parent}{header}-- revision {id}\n\n-- >>> upgrade\n{upgrade}\n"
            + (downgrade is null ? "" : $"-- >>> downgrade\n{downgrade}\n");
        last = id;
        return Folder.Write($"versions/{id}.sql", text);
    }

    /// <summary>Writes a revision that makes a table of its own name.</summary>
    protected string TableRevision(string id) => Revision(id, $"    New-DbTable {id} {{ Column id int -PrimaryKey }}", $"    Remove-DbTable {id}");

    /// <summary>Makes a project whose only revision has this body, and upgrades.</summary>
    protected Outcome Upgrade(string body, string functions = "")
    {
        Project();
        Revision("a1", body, functions: functions);
        return Run("Invoke-MigrationUpgrade");
    }

    public virtual void Dispose()
    {
        if (session.IsValueCreated)
            session.Value.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
