using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Finds what looks as if it had been renamed. Nobody but the author knows, so it is only ever asked.</summary>
static class RenameCandidates
{
    public static IEnumerable<SchemaRename> Find(IReadOnlyList<Operation> operations)
    {
        var dropped = operations.OfType<DropTable>().Where(drop => drop.Definition is not null).ToList();
        foreach (var create in operations.OfType<CreateTable>())
        {
            if (dropped.Find(drop => drop.Name.Schema == create.Table.Name.Schema && Alike(drop.Definition!, create.Table)) is { } match)
            {
                dropped.Remove(match);
                yield return new(match.Name, null, create.Table.Name.Name);
            }
        }
        // What comes back under its name was only made anew.
        var columns = operations.OfType<DropColumn>()
            .Where(drop => drop.Definition is not null && !operations.OfType<AddColumn>().Any(add => add.Table == drop.Table && add.Column.Name == drop.Name)).ToList();
        foreach (var add in operations.OfType<AddColumn>())
        {
            if (columns.Find(drop => drop.Table == add.Table && drop.Definition!.Type == add.Column.Type) is { } match)
            {
                columns.Remove(match);
                yield return new(match.Table, match.Name, add.Column.Name);
            }
        }
    }

    // Most of the columns are the same: a table is seldom renamed and rebuilt at once.
    static bool Alike(Table left, Table right)
    {
        var shared = left.Columns.Count(column => right.Columns.Any(other => other.Name == column.Name && other.Type == column.Type));
        return shared * 3 >= Math.Max(left.Columns.Count, right.Columns.Count) * 2;
    }
}
