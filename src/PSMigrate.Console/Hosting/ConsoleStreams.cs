using System.Management.Automation;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>The two output streams of the process, and the progress line that must make room for them.</summary>
sealed class ConsoleStreams
{
    const int WidthOfFiles = 120;

    readonly Lock gate = new();
    OutputStream output;
    readonly OutputStream error;
    readonly ProgressLine progress;
    bool showsProgress;

    public ConsoleStreams()
    {
        bool colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && VirtualTerminal.Enable();
        output = new OutputStream(Console.Out, !Console.IsOutputRedirected, colours && !Console.IsOutputRedirected);
        error = new OutputStream(Console.Error, !Console.IsErrorRedirected, colours && !Console.IsErrorRedirected);
        progress = new ProgressLine(Console.Error);
        showsProgress = error.IsTerminal && VirtualTerminal.MovesCursor;
        PSStyle.Instance.OutputRendering = output.ShowsColours || error.ShowsColours ? OutputRendering.Host : OutputRendering.PlainText;
    }

    /// <summary>Where questions go: to the terminal, even if the results go to a file.</summary>
    public OutputStream Questions => !output.IsTerminal && error.IsTerminal ? error : output;

    public bool ShowsColours => output.ShowsColours || error.ShowsColours;

    public int Width
    {
        get
        {
            if (output.IsTerminal && Console.WindowWidth is > 0 and int width)
            {
                return width;
            }
            return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns > 0 ? columns : WidthOfFiles;
        }
    }

    /// <summary>From here on only an error is left to show: Out-Default takes a record that is not in flight for a result.</summary>
    public void SendOutputToError() => output = error;

    public void WriteOutput(string text, string? colour = null) => Write(output, text, colour);

    public void WriteLine(string text, string? colour = null)
    {
        if (output == error)
        {
            WriteErrorLine(text);
        }
        else
        {
            Write(output, text + Environment.NewLine, colour);
        }
    }

    public void WriteErrorLine(string text)
    {
        // As in pwsh: the error view ends with an empty line that nobody wants to see.
        if (text.Length > 0)
        {
            Write(error, text + Environment.NewLine, null);
        }
    }

    public void WriteQuestion(string text, string? colour = null) => Write(Questions, text, colour);

    /// <summary>A terminal shows what is typed; an answer from elsewhere is put there for whoever reads the log.</summary>
    public void EndQuestion(string answer)
    {
        if (Console.IsInputRedirected)
        {
            Write(Questions, answer + Environment.NewLine, null);
        }
        else
        {
            Questions.LineIsOpen = false;
        }
    }

    public void ShowProgress(ProgressRecord record)
    {
        lock (gate)
        {
            // A line that somebody else left open would be overwritten.
            if (showsProgress && !output.LineIsOpen && !error.LineIsOpen)
            {
                progress.Show(record, Width);
            }
        }
    }

    /// <summary>At the end of the run, and as soon as it is told to stop.</summary>
    public void EndProgress()
    {
        lock (gate)
        {
            showsProgress = false;
            progress.Erase();
        }
    }

    /// <summary>A program is about to write to the terminal.</summary>
    public void HideProgress()
    {
        lock (gate)
        {
            progress.Erase();
        }
    }

    void Write(OutputStream stream, string text, string? colour)
    {
        lock (gate)
        {
            progress.Erase();
            stream.Write(colour is { Length: > 0 } && stream.ShowsColours ? Coloured(text, colour) : text);
        }
    }

    /// <summary>The colour ends before the line does, or it would fill the next line's background.</summary>
    static string Coloured(string text, string colour)
    {
        string line = text.TrimEnd('\n', '\r');
        return colour + line + PSStyle.Instance.Reset + text[line.Length..];
    }
}
