using System.Management.Automation;
using PSMigrate.Cmdlets.Scripting;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>
/// Makes the words of a table's block known for as long as the block runs. They are aliases: those come before functions and
/// programs of the same name, of which Linux has one called column.
/// </summary>
sealed class TableWords : IDisposable
{
    readonly SessionState session;
    readonly List<(string Path, object? Before)> aliases = [];

    public TableWords(SessionState session)
    {
        this.session = session;
        foreach (var (word, command) in OperationCommands.Words)
        {
            var path = $"Alias:{word}";
            var before = session.InvokeProvider.Item.Exists(path) ? ((AliasInfo)session.InvokeProvider.Item.Get(path)[0].BaseObject).Definition : null;
            session.InvokeProvider.Item.Set(path, $@"PSMigrate\{command}");
            aliases.Add((path, before));
        }
    }

    public void Dispose()
    {
        foreach (var (path, before) in aliases)
        {
            if (before is not null)
                session.InvokeProvider.Item.Set(path, before);
            else
                session.InvokeProvider.Item.Remove(path, recurse: false);
        }
    }
}
