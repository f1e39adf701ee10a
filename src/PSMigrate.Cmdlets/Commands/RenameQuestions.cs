using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Asks whether what looks renamed was, where somebody can answer; elsewhere it says which parameter does.</summary>
sealed class RenameQuestions(PSCmdlet command)
{
    /// <summary>Compares until nothing new looks renamed: a table that has another name shows which of its columns have.</summary>
    /// <param name="compare">Compares with what was renamed besides that of the parameters.</param>
    public SchemaComparison Settle(Func<IReadOnlyList<SchemaRename>, SchemaComparison> compare)
    {
        List<SchemaRename> renames = [], asked = [];
        while (true)
        {
            var comparison = compare(renames);
            var candidates = comparison.Candidates.Except(asked).ToList();
            asked.AddRange(candidates);
            var confirmed = candidates.Where(IsRename).ToList();
            if (confirmed.Count == 0)
                return comparison;
            renames.AddRange(confirmed);
        }
    }

    bool IsRename(SchemaRename candidate)
    {
        try
        {
            if (Questions.CanAsk(command))
            {
                return Questions.Ask(
                    command, $"Was {Described(candidate)} renamed to '{candidate.NewName}'? A no drops it with what it holds, and makes the other one new.", "Renamed?");
            }
        }
        catch (MigrationException nobody) when (nobody.ErrorId == "CannotConfirm")
        {
        }
        command.WriteWarning($"If this is a rename, say -Rename '{candidate}'; as it stands, the old one is dropped with what it holds.");
        return false;
    }

    static string Described(SchemaRename rename) => rename.Column is null ? $"table '{rename.Table}'" : $"column '{rename.Column}' of table '{rename.Table}'";
}
