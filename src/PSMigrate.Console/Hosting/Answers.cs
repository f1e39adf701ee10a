using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Whoever answers questions: the person at the terminal, the lines of a redirected standard input, or nobody.</summary>
sealed class Answers(ConsoleStreams streams, bool nonInteractive, CancellationToken stopped)
{
    const string AtItsEnd = "standard input is at its end";

    TextReader? redirected;

    /// <summary>A person pressed Enter; a blank line in a file was not meant as a yes.</summary>
    public static bool BlankTakesDefault => !Console.IsInputRedirected;

    /// <summary>
    /// Called before a question is put. The end of standard input shows only when it is read: looking ahead would wait for a
    /// driver that waits for the question.
    /// </summary>
    public void Require(string question)
    {
        if (nonInteractive)
        {
            throw Nobody(question, "-NonInteractive was given");
        }
    }

    public string ReadLine(string question = "input")
    {
        Require(question);
        string? line = Await(() => Console.IsInputRedirected ? Redirected.ReadLine() : Console.In.ReadLine());
        streams.EndQuestion(line ?? "");
        return line ?? throw Nobody(question, AtItsEnd);
    }

    public SecureString ReadSecret(string question = "a password")
    {
        Require(question);
        SecureString? secret = Await(() => Console.IsInputRedirected ? Secret(Redirected.ReadLine()) : ReadMasked());
        streams.EndQuestion("");
        return secret ?? throw Nobody(question, AtItsEnd);
    }

    public KeyInfo ReadKey(bool echo)
    {
        Require("a key");
        if (Console.IsInputRedirected)
        {
            return new KeyInfo(0, (char)Redirected.Read(), 0, true);
        }
        ConsoleKeyInfo key = Await(() => Console.ReadKey(intercept: !echo));
        return new KeyInfo((int)key.Key, key.KeyChar, 0, true);
    }

    TextReader Redirected => redirected ??= new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);

    /// <summary>Reading cannot be interrupted, so it waits on a thread that may be left behind when the run is stopped.</summary>
    T Await<T>(Func<T> read)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => answer.SetResult(read())) { IsBackground = true, Name = "answer" }.Start();
        try
        {
            answer.Task.Wait(stopped);
            return answer.Task.Result;
        }
        catch (OperationCanceledException)
        {
            streams.WriteQuestion(Environment.NewLine);
            throw new PipelineStoppedException();
        }
    }

    SecureString ReadMasked()
    {
        var secret = new SecureString();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                streams.WriteQuestion("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
                streams.WriteQuestion("*");
            }
        }
        streams.WriteQuestion(Environment.NewLine);
        return secret;
    }

    static SecureString? Secret(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var secret = new SecureString();
        foreach (char character in text)
        {
            secret.AppendChar(character);
        }
        return secret;
    }

    static HostException Nobody(string question, string why) => new(
        $"Nobody can answer the question '{question}': {why}. "
        + "Give -Force or -Confirm:$false instead of a confirmation, and a missing value by its parameter.",
        null, "NobodyToAsk", ErrorCategory.ResourceUnavailable);
}
