using System.Text;
using PSMigrate.Engine;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A folder of revisions, written by the test.</summary>
public sealed class TestProject : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly OperationsFormat format = new();

    public string Folder => folder.FullName;

    /// <summary>Turns the bodies of SQL revisions into the words of a database.</summary>
    public Func<string, string> Script { get; init; } = text => text;

    public string PathOf(string id) => folder[id + ".sql"];

    /// <summary>Writes a SQL revision; a body that is null is absent.</summary>
    public TestProject Sql(string id, string revises, string? upgrade, string? downgrade = "", string header = "")
    {
        var text = new StringBuilder($"-- Revision: {id}\n");
        if (revises.Length > 0)
            text.Append("-- Revises: ").Append(revises).Append('\n');
        if (header.Length > 0)
            text.Append("-- ").Append(header).Append('\n');
        text.Append("-- message of ").Append(id).Append('\n');
        if (upgrade is not null)
            text.Append("\n-- >>> upgrade\n").Append(Script(upgrade)).Append('\n');
        if (downgrade is not null)
            text.Append("-- >>> downgrade\n").Append(Script(downgrade)).Append('\n');
        return File(id, text.ToString());
    }

    /// <summary>Writes a SQL revision's whole text.</summary>
    public TestProject File(string id, string text)
    {
        System.IO.File.WriteAllText(PathOf(id), text);
        return this;
    }

    /// <summary>Adds a revision whose bodies are code.</summary>
    public TestProject Operations(string id, string revises, OperationsBody upgrade, OperationsBody? downgrade = null, bool transactional = true)
    {
        System.IO.File.WriteAllText(folder[id + ".ps1"], $"# {id} {revises}{(transactional ? "" : " off")}");
        format.Add(id, MigrationDirection.Upgrade, upgrade);
        if (downgrade is not null)
            format.Add(id, MigrationDirection.Downgrade, downgrade);
        return this;
    }

    public void Remove(string id) => System.IO.File.Delete(PathOf(id));

    public IRevisionSet Read() => new MigrationEngine().ReadRevisions(new() { VersionLocations = [folder.FullName] }, [format]);

    public void Dispose() => folder.Dispose();
}
