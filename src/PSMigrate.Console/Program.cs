using System.Text;
using PSMigrate.ConsoleHost.Running;

namespace PSMigrate.ConsoleHost;

static class Program
{
    static int Main(string[] arguments)
    {
        // Before the engine is touched: it reads these once.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        CommandLine line = CommandLine.Parse(arguments, Console.IsInputRedirected);
        switch (line.Mode)
        {
            case RunMode.Help:
                Console.Out.WriteLine(Usage.Text);
                return ExitCode.Success;
            case RunMode.Version:
                Console.Out.WriteLine(Usage.Version);
                return ExitCode.Success;
            case RunMode.UsageError:
                Console.Error.WriteLine(line.Text is "" ? Usage.Text : $"psmigrate: {line.Text}\nSee 'psmigrate -Help'.");
                return ExitCode.Usage;
            case RunMode.StandardInput:
                string text = ReadStandardInput();
                if (text.Length == 0 && arguments.Length == 0)
                {
                    Console.Error.WriteLine(Usage.Text);
                    return ExitCode.Usage;
                }
                return Session.Run(line with { Mode = RunMode.Command, Text = text });
            default:
                return Session.Run(line);
        }
    }

    static string ReadStandardInput()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
