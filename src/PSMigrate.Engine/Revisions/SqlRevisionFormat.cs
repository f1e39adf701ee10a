using System.Buffers;
using System.Globalization;
using System.Text;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Revisions;

/// <summary>Revisions as SQL files: a header of comments, an upgrade and a downgrade section.</summary>
sealed class SqlRevisionFormat : IRevisionFormat
{
    const string DowngradeMark = "-- >>> downgrade";
    static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\v\f\u0085\u2028\u2029");

    public RevisionFormat Format => RevisionFormat.Sql;

    public string Extension => ".sql";

    public Revision? ReadHeader(string path, string text) => SqlHeader.Read(path, text);

    public IRevisionScript Load(Revision revision, string text) => new SqlRevisionScript(revision, SqlSections.Read(revision.Path, text));

    public string Write(RevisionDraft draft, string template)
    {
        if (draft.Message.AsSpan().IndexOfAny(LineEnds) >= 0)
            throw Errors.InvalidMessage(draft.Message, "it has several lines");
        if (SqlHeader.IsKeyLine(draft.Message))
            throw Errors.InvalidMessage(draft.Message, "its beginning would be taken for a line of the header");
        var header = new StringBuilder();
        Line("Revision", draft.Id);
        Line("Revises", string.Join(", ", draft.Revises));
        Line("Branch-Labels", string.Join(", ", draft.BranchLabels));
        Line("Depends-On", string.Join(", ", draft.DependsOn));
        Line("Created", draft.Created.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
        Line("Transaction", draft.Transactional ? "" : "off");
        header.Append("-- ").Append(draft.Message);
        return Fill(draft.Body, template.Replace("{header}", header.ToString(), StringComparison.Ordinal));

        void Line(string key, string value)
        {
            if (value.Length > 0)
                header.Append("-- ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    // Without a downgrade its section goes, down to the end: an absent section is what makes a revision irreversible.
    static string Fill(RevisionBody? body, string text)
    {
        var upgrade = body is { Upgrade.Length: > 0 } ? body.Upgrade.TrimEnd() + "\n" : "";
        if (body is { Downgrade: null } && text.LastIndexOf(DowngradeMark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            text = $"{text[..at]}-- There is no downgrade: {body.Irreversible}\n";
        var downgrade = body?.Downgrade is { Length: > 0 } down ? down.TrimEnd() + "\n" : "";
        return text.Replace("{upgrade}", upgrade, StringComparison.Ordinal).Replace("{downgrade}", downgrade, StringComparison.Ordinal);
    }

    sealed class SqlRevisionScript(Revision revision, SqlSections sections) : IRevisionScript
    {
        public bool Has(MigrationDirection direction) => sections.Has(direction);

        public void Check(MigrationDirection direction, string provider)
        {
            if (sections.Has(direction))
                SplitForCheck(direction, provider);
        }

        public bool? IsDestructive(MigrationDirection direction, string provider) =>
            sections.Has(direction) && SplitForCheck(direction, provider).Any(piece => piece.IsDestructive);

        public void Run(MigrationDirection direction, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation)
        {
            var (text, start) = sections[direction];
            apply(new ExecuteSql(new(text), revision.ExpandVariables) { Origin = start, TextStart = start });
        }

        // Variables are known only when the step runs; until then their names stand where their values will.
        IReadOnlyList<SqlPiece> SplitForCheck(MigrationDirection direction, string provider)
        {
            var (text, start) = sections[direction];
            return SqlText.Split(DialectRegistry.Get(provider).Splitter, text, null, start);
        }
    }
}
