namespace PSMigrate.ConsoleHost;

enum RunMode { Help, Version, UsageError, StandardInput, Command, File }

/// <summary>What the program was asked for. <c>Text</c> is the script's path, the command, or what is wrong.</summary>
sealed record CommandLine(RunMode Mode, string Text, IReadOnlyList<string> Arguments, bool NonInteractive)
{
    public static CommandLine Parse(IReadOnlyList<string> arguments, bool inputRedirected)
    {
        bool nonInteractive = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument == "-")
            {
                return Of(RunMode.StandardInput, "", Rest(i + 1));
            }
            if (!argument.StartsWith('-'))
            {
                return Script(argument, i + 1);
            }
            switch (argument.TrimStart('-').ToUpperInvariant())
            {
                case "HELP" or "H" or "?":
                    return Of(RunMode.Help, "");
                case "VERSION" or "V":
                    return Of(RunMode.Version, "");
                case "NONINTERACTIVE" or "NONI":
                    nonInteractive = true;
                    break;
                // There is no profile and no logo here; the options of a pwsh command line are let through.
                case "NOPROFILE" or "NOP" or "NOLOGO" or "NOL":
                    break;
                case "FILE" or "F":
                    return i + 1 < arguments.Count ? Script(arguments[i + 1], i + 2) : Wrong($"{argument} needs the path of a script.");
                case "COMMAND" or "C":
                    return Command(argument, Rest(i + 1));
                default:
                    return Wrong($"there is no option {argument}.");
            }
        }
        return inputRedirected ? Of(RunMode.StandardInput, "") : Wrong("");

        CommandLine Of(RunMode mode, string text, IReadOnlyList<string>? rest = null) => new(mode, text, rest ?? [], nonInteractive);
        CommandLine Wrong(string problem) => Of(RunMode.UsageError, problem);
        IReadOnlyList<string> Rest(int start) => [.. arguments.Skip(start)];
        CommandLine Script(string path, int next) =>
            path == "-" ? Of(RunMode.StandardInput, "", Rest(next)) : Of(RunMode.File, path, Rest(next));
        CommandLine Command(string option, IReadOnlyList<string> words) => words switch
        {
            [] => Wrong($"{option} needs a command."),
            ["-"] => Of(RunMode.StandardInput, ""),
            _ => Of(RunMode.Command, string.Join(' ', words)),
        };
    }
}
