using System.Text;
using PSMigrate.Engine;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A folder of revisions, written by the test.</summary>
public sealed class TestProject : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly OperationsFormat format = new();
    readonly string repeatables;

    public TestProject() => repeatables = folder["repeatable"];

    public string Folder => folder.FullName;

    /// <summary>Turns the bodies of SQL revisions and repeatable objects into the words of a database.</summary>
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

    /// <summary>Writes a repeatable object; the file is called like it unless told otherwise.</summary>
    public TestProject Repeatable(string name, string sql, string header = "", string? file = null) =>
        RepeatableFile(file ?? name, $"-- Repeatable: {name}\n{(header.Length == 0 ? "" : header + "\n")}\n{Script(sql)}\n");

    /// <summary>Writes the whole text of a repeatable object's file.</summary>
    public TestProject RepeatableFile(string file, string text)
    {
        Directory.CreateDirectory(repeatables);
        System.IO.File.WriteAllText(PathOfRepeatable(file), text);
        return this;
    }

    public string PathOfRepeatable(string file) => Path.Combine(repeatables, file + ".sql");

    public void Remove(string id) => System.IO.File.Delete(PathOf(id));

    public IRevisionSet Read() => new MigrationEngine().ReadRevisions(new() { VersionLocations = [folder.FullName], RepeatableLocations = [repeatables] }, [format]);

    public void Dispose() => folder.Dispose();
}
