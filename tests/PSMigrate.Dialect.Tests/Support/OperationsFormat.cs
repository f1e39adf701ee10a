using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A body: what it may ask, and what takes its operations.</summary>
public delegate void OperationsBody(MigrationContext migration, Action<Operation> apply);

/// <summary>Revisions whose files hold the header only, as <c># id parent…</c>, and whose bodies are the test's own code.</summary>
public sealed class OperationsFormat : IRevisionFormat
{
    readonly Dictionary<(string Id, MigrationDirection Direction), OperationsBody> bodies = [];

    public RevisionFormat Format => RevisionFormat.PowerShell;

    public string Extension => ".ps1";

    public void Add(string id, MigrationDirection direction, OperationsBody body) => bodies.Add((id, direction), body);

    public Revision? ReadHeader(string path, string text)
    {
        var words = text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isOff = words[^1] == "off";
        return new(words[1], path)
        {
            Revises = [.. words.Skip(2).Take(words.Length - (isOff ? 3 : 2))],
            Format = Format,
            Transactional = !isOff,
        };
    }

    public IRevisionScript Load(Revision revision, string text) => new Script(revision.Id, bodies);

    public string Write(RevisionDraft draft, string template) => throw new NotSupportedException();

    sealed class Script(string id, Dictionary<(string, MigrationDirection), OperationsBody> bodies) : IRevisionScript
    {
        public bool Has(MigrationDirection direction) => bodies.ContainsKey((id, direction));

        public void Check(MigrationDirection direction, string provider) { }

        public bool? IsDestructive(MigrationDirection direction, string provider) => null;

        public void Run(MigrationDirection direction, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation) =>
            bodies[(id, direction)](migration, apply);
    }
}
