using System.Globalization;
using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Shows a run's events as PowerShell's records.</summary>
sealed class CommandObserver(PSCmdlet command, Action<StepDone> done, Action<RepeatableDone>? repeated = null) : IMigrationObserver, IDisposable
{
    const int Activity = 1;
    bool shown, waiting;

    public void On(MigrationEvent migrationEvent)
    {
        switch (migrationEvent)
        {
            case StepStarted started:
                var verb = started.Step.Direction == MigrationDirection.Upgrade ? "Applying" : "Undoing";
                command.WriteVerbose($"{verb} {started.Step.Revision} ({started.Number} of {started.Count})");
                Progress($"{verb} revisions", $"{started.Step.Revision}", (started.Number - 1) * 100 / started.Count);
                break;
            case StepDone finished:
                done(finished);
                break;
            case StepRetried retried:
                command.WriteWarning($"Revision '{retried.Step.Revision.Id}' is run again (attempt {retried.Attempt}): {retried.Reason}");
                break;
            case RepeatableStarted started:
                command.WriteVerbose($"Applying repeatable object {started.Repeatable} ({started.Number} of {started.Count})");
                Progress("Applying repeatable objects", started.Repeatable.Name, (started.Number - 1) * 100 / started.Count);
                break;
            case RepeatableDone finished:
                repeated?.Invoke(finished);
                break;
            case RepeatableRetried retried:
                command.WriteWarning($"Repeatable object '{retried.Repeatable}' is run again (attempt {retried.Attempt}): {retried.Reason}");
                break;
            case StatementSent sent:
                command.WriteVerbose(sent.Text);
                break;
            case RowsLoaded loaded:
                command.WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{loaded.Count:N0} rows loaded into {loaded.Table}"));
                break;
            case ServerMessage message when message.Severity.Equals("WARNING", StringComparison.OrdinalIgnoreCase):
                command.WriteWarning(message.Text);
                break;
            case ServerMessage message:
                command.WriteInformation(message.Text, ["PSMigrate", "Server", message.Severity]);
                break;
            case MigrationWarning warning:
                command.WriteWarning(warning.Text);
                break;
            case LockWaiting lockWaiting:
                Wait(lockWaiting);
                break;
        }
    }

    public void Dispose()
    {
        if (shown)
            command.WriteProgress(new(Activity, "Revisions", "Done") { RecordType = ProgressRecordType.Completed });
    }

    void Wait(LockWaiting lockWaiting)
    {
        var holder = lockWaiting.Holder ?? "another run";
        if (!waiting)
            command.WriteWarning($"Waiting for the lock, which {holder} holds.");
        waiting = true;
        Progress("Waiting for the lock", string.Create(CultureInfo.InvariantCulture, $"{holder}, for {lockWaiting.Waited.TotalSeconds:0} seconds"), -1);
    }

    void Progress(string activity, string status, int percent)
    {
        shown = true;
        command.WriteProgress(new(Activity, activity, status) { PercentComplete = percent });
    }
}
