using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Writing;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Revisions as PowerShell files.</summary>
/// <param name="runspace">Gives the runspace of bodies when one is about to run.</param>
sealed partial class PowerShellRevisionFormat(Func<BodyRunspace> runspace) : IRevisionFormat
{
    public RevisionFormat Format => RevisionFormat.PowerShell;

    public string Extension => ".ps1";

    public Revision? ReadHeader(string path, string text) => PowerShellHeader.Read(path, text);

    public IRevisionScript Load(Revision revision, string text)
    {
        var tree = Parser.ParseInput(text, revision.Path, out _, out var errors);
        return errors.Length > 0
            ? throw CommandErrors.Syntax(revision.Path, errors[0])
            : new PowerShellRevisionScript(revision, tree, runspace);
    }

    public string Write(RevisionDraft draft, string template)
    {
        if (draft.Message.AsSpan().IndexOfAny('\r', '\n') >= 0)
            throw CommandErrors.MessageInvalid(draft.Message, "it has several lines");
        if (draft.Message.Contains("#>", StringComparison.Ordinal))
            throw CommandErrors.MessageInvalid(draft.Message, "'#>' would end its comment");
        var header = new StringBuilder("<#\n").Append(draft.Message).Append("\n#>\nRevision ").Append(Quote([draft.Id]));
        Append("-Revises", draft.Revises);
        Append("-BranchLabel", draft.BranchLabels);
        Append("-DependsOn", draft.DependsOn);
        Append("-Created", [draft.Created.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture)]);
        if (!draft.Transactional)
            header.Append(" -NoTransaction");
        return Fill(draft.Body, template.Replace("{header}", header.ToString(), StringComparison.Ordinal));

        void Append(string parameter, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
                header.Append(' ').Append(parameter).Append(' ').Append(Quote(values));
        }
    }

    // An absent function is what makes a revision irreversible.
    static string Fill(RevisionBody? body, string text)
    {
        if (body is { Downgrade: null })
            text = DowngradeFunction().Replace(text, $"# There is no Downgrade, so the revision cannot be undone: {body.Irreversible}".Replace("$", "$$", StringComparison.Ordinal));
        return text
            .Replace("{upgrade}", Words.Indented(body?.Upgrade ?? ""), StringComparison.Ordinal)
            .Replace("{downgrade}", Words.Indented(body?.Downgrade ?? ""), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^function\s+Downgrade\s*\{\s*\{downgrade\}\s*\}", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DowngradeFunction();

    static string Quote(IEnumerable<string> values) =>
        string.Join(", ", values.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"));
}
