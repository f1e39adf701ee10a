using System.Management.Automation;
using System.Text;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Asks before a run: once for the whole list, or for each revision where -Confirm says so.</summary>
sealed class RunConfirmation(RunCommand command, string database, string provider, bool force)
{
    /// <summary>The beginning of the plan that may run; nothing with -WhatIf or after a no.</summary>
    public MigrationPlan Confirm(MigrationPlan plan, IRevisionSet revisions)
    {
        if (IsSet("WhatIf", command.SessionState.PSVariable.GetValue("WhatIfPreference")) || IsSet("Confirm", false))
            return OneByOne(plan, revisions);
        return force || !NeedsQuestion(plan) || AskOnce(plan, revisions) ? plan : Beginning(plan, 0);
    }

    MigrationPlan OneByOne(MigrationPlan plan, IRevisionSet revisions)
    {
        var whatIf = IsSet("WhatIf", command.SessionState.PSVariable.GetValue("WhatIfPreference"));
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            var action = step.Direction == MigrationDirection.Upgrade ? "Apply revision" : "Undo revision";
            if (!Ask(() => command.ShouldProcess(database, $"{action} {step.Revision}{Loss(revisions.IsDestructive(step, provider), step.Direction)}")) && !whatIf)
                return Beginning(plan, i);
        }
        for (var i = 0; i < plan.Repeatables.Count; i++)
        {
            var repeatable = plan.Repeatables[i];
            if (!Ask(() => command.ShouldProcess(database, $"Apply repeatable object {repeatable}")) && !whatIf)
                return plan with { Repeatables = plan.Repeatables.Take(i).ToValueList() };
        }
        return whatIf ? Beginning(plan, 0) : plan;
    }

    bool AskOnce(MigrationPlan plan, IRevisionSet revisions)
    {
        var what = plan.Direction == MigrationDirection.Upgrade ? "Apply" : "Undo";
        var query = new StringBuilder($"{what} {Count(plan.Steps.Count, "revision")}");
        if (plan.Repeatables.Count > 0)
            query.Append(" and ").Append(Count(plan.Repeatables.Count, "repeatable object"));
        query.Append(" on ").Append(database).Append("?\n");
        var (destroys, unclear) = (0, 0);
        foreach (var step in plan.Steps)
        {
            var loss = revisions.IsDestructive(step, provider);
            (destroys, unclear) = (destroys + (loss == true ? 1 : 0), unclear + (loss is null ? 1 : 0));
            query.Append("  ").Append(step.Revision).Append(Loss(loss, step.Direction)).Append('\n');
        }
        foreach (var repeatable in plan.Repeatables)
            query.Append("  ").Append(repeatable).Append('\n');
        query.Append(
            destroys > 0 ? "Data is destroyed." :
            unclear > 0 ? "Whether data is destroyed cannot be told from the files." :
            "No data is destroyed, as far as the files tell.");
        return Ask(() => command.ShouldContinue(query.ToString(), $"{what} revisions"));
    }

    bool Ask(Func<bool> question)
    {
        if (!Questions.CanAsk(command) && !IsSet("WhatIf", command.SessionState.PSVariable.GetValue("WhatIfPreference")))
            throw CommandErrors.NobodyToAsk(command.MyInvocation.MyCommand.Name);
        return Questions.Guard(command, question);
    }

    bool NeedsQuestion(MigrationPlan plan)
    {
        if (command.MyInvocation.BoundParameters.ContainsKey("Confirm"))
            return false;
        var impact = plan.Direction == MigrationDirection.Downgrade ? ConfirmImpact.High : ConfirmImpact.Medium;
        return command.SessionState.PSVariable.GetValue("ConfirmPreference") is { } preference
            && LanguagePrimitives.TryConvertTo<ConfirmImpact>(preference, out var least) && least != ConfirmImpact.None && least <= impact;
    }

    bool IsSet(string parameter, object? otherwise) =>
        command.MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            ? ((SwitchParameter)value).IsPresent
            : LanguagePrimitives.IsTrue(otherwise);

    // Upgrades are made to keep data: only a certain loss is worth a word there.
    static string Loss(bool? destructive, MigrationDirection direction) => destructive switch
    {
        true => " (destroys data)",
        null when direction == MigrationDirection.Downgrade => " (cannot tell whether data is destroyed)",
        _ => "",
    };

    static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    static MigrationPlan Beginning(MigrationPlan plan, int count) => plan with
    {
        Steps = plan.Steps.Take(count).ToValueList(),
        Repeatables = [],
        HeadsAfter = count == 0 ? plan.HeadsBefore : plan.Steps[count - 1].HeadsAfter,
    };
}
