using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Standard output or standard error: colours reach it only where they can be shown.</summary>
sealed class OutputStream(TextWriter writer, bool isTerminal, bool colours)
{
    public bool IsTerminal => isTerminal;

    /// <summary>A script that sets <c>$PSStyle.OutputRendering</c> to Ansi gets colours in a file too, as in pwsh.</summary>
    public bool ShowsColours => PSStyle.Instance.OutputRendering switch
    {
        OutputRendering.Ansi => true,
        OutputRendering.PlainText => false,
        _ => colours,
    };

    /// <summary>Text was written and its line is still open.</summary>
    public bool LineIsOpen { get; set; }

    public void Write(string text)
    {
        if (text.Length == 0)
        {
            return;
        }
        writer.Write(ShowsColours || !text.Contains('\x1b') ? text : new StringDecorated(text).ToString(OutputRendering.PlainText));
        LineIsOpen = !text.EndsWith('\n');
    }
}
