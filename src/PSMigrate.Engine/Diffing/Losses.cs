using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// The tables and columns that go. A text that reads one of them has to go before it, also where nothing refuses another order: on the way
/// back the text is made again, and by then what it reads must be there.
/// </summary>
sealed class Losses
{
    readonly List<(string Table, IReadOnlyList<string> Columns)> lost;

    public Losses(DatabaseSchema from, DatabaseSchema to, SchemaRules rules)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        lost =
        [
            .. tables.Removed.Select(table => (table.Name.Name, (IReadOnlyList<string>)[])),
            .. tables.Kept.Select(pair => (pair.From.Name.Name, (IReadOnlyList<string>)
                [.. pair.From.Columns.Select(column => column.Name).Except(pair.To.Columns.Select(column => column.Name), rules.Names)])).Where(item => item.Item2.Count > 0),
        ];
    }

    public bool AreReadBy(DialectText text) =>
        lost.Exists(item => Mentions.In(text, item.Table) && (item.Columns.Count == 0 || item.Columns.Any(column => Mentions.In(text, column))));
}
