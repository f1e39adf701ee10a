using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>The comments at the top of a SQL revision: <c>-- Key: value</c> lines and the message.</summary>
static class SqlHeader
{
    static readonly string[] Keys = ["Revision", "Revises", "Branch-Labels", "Depends-On", "Created", "Transaction", "Foreign-Keys", "Variables"];

    public static Revision? Read(string path, string text)
    {
        var header = SqlHeaderLines.Read(path, text, Keys);
        return header.Values.TryGetValue("Revision", out var id) ? Build(path, id, header) : null;
    }

    /// <summary>Whether a message would be taken for a line of the header.</summary>
    public static bool IsKeyLine(string message) =>
        message.Split(':') is [var name, _, ..] && !name.Contains(' ', StringComparison.Ordinal) && Nearest.Of(name.TrimStart(), Keys).Count > 0;

    static Revision Build(string path, string id, SqlHeaderLines header) => new(id, path)
    {
        Format = RevisionFormat.Sql,
        Message = header.Message,
        Revises = header.Items("Revises").ToValueList(),
        DependsOn = header.Items("Depends-On").ToValueList(),
        BranchLabels = header.Items("Branch-Labels").ToValueList(),
        Created = header.Values.TryGetValue("Created", out var created) && DateTimeOffset.TryParse(
            created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null,
        Transactional = !header.IsOff("Transaction", path),
        EnforcesForeignKeys = header.IsOn("Foreign-Keys", path),
        ExpandVariables = !header.IsOff("Variables", path),
    };
}
