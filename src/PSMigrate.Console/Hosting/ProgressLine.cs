using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Progress on one line that rewrites itself and leaves nothing behind.</summary>
sealed class ProgressLine(TextWriter terminal)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly List<ProgressRecord> active = [];
    DateTime drawn;
    int length;

    public void Show(ProgressRecord record, int width)
    {
        active.RemoveAll(other => other.ActivityId == record.ActivityId);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Erase();
            return;
        }
        active.Add(record);
        if (DateTime.UtcNow - drawn >= Pause || length == 0)
        {
            Draw(Text(active[^1]), width);
        }
    }

    public void Erase()
    {
        if (length > 0)
        {
            terminal.Write($"\r{new string(' ', length)}\r");
            length = 0;
        }
    }

    void Draw(string text, int width)
    {
        // One column stays free: a full line would wrap, and then \r no longer reaches its start.
        string line = text.Length < width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 2)), "…");
        terminal.Write($"\r{line}{new string(' ', Math.Max(0, length - line.Length))}");
        length = line.Length;
        drawn = DateTime.UtcNow;
    }

    static string Text(ProgressRecord record)
    {
        var text = new StringBuilder(record.Activity).Append(": ").Append(record.StatusDescription);
        if (record.PercentComplete >= 0)
        {
            text.Append(CultureInfo.CurrentCulture, $" [{record.PercentComplete,3}%]");
        }
        if (!string.IsNullOrEmpty(record.CurrentOperation))
        {
            text.Append(' ').Append(record.CurrentOperation);
        }
        if (record.SecondsRemaining >= 0)
        {
            text.Append(CultureInfo.CurrentCulture, $" ({TimeSpan.FromSeconds(record.SecondsRemaining):g} left)");
        }
        return text.Replace('\r', ' ').Replace('\n', ' ').ToString();
    }
}
