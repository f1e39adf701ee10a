using System.ComponentModel;
using System.Diagnostics;

namespace PSMigrate.Cmdlets.Hosting;

/// <summary>Opens files in the user's editor and waits for it.</summary>
static class Editor
{
    static readonly string[] Windows = ["code.cmd", "notepad++.exe", "notepad.exe"];
    static readonly string[] Others = ["sensible-editor", "editor", "nano", "vim", "vi", "code"];

    public static void Open(IReadOnlyList<string> paths)
    {
        var words = Find();
        var start = new ProcessStartInfo(words[0]);
        foreach (var word in words.Skip(1).Concat(paths))
            start.ArgumentList.Add(word);
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw CommandErrors.EditorFailed(words[0], $"it ended with exit code {process.ExitCode}");
        }
        catch (Win32Exception cause)
        {
            throw CommandErrors.EditorFailed(words[0], cause.Message.TrimEnd('.'));
        }
    }

    static List<string> Find()
    {
        foreach (var variable in new[] { "VISUAL", "EDITOR" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { } command && command.Trim().Length > 0)
                return File.Exists(command) ? [command] : CommandLine.Split(command);
        }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var candidates = OperatingSystem.IsWindows() ? Windows : Others;
        return candidates.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } found
            ? [found]
            : throw CommandErrors.NoEditor();
    }
}
