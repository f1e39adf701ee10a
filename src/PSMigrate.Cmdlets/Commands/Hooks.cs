using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Runs the configuration's hooks: scripts, or commands of the operating system whose exit code counts.</summary>
sealed class Hooks(PSCmdlet command, string folder)
{
    public void Run(IEnumerable<string> hooks, string? path)
    {
        foreach (var hook in hooks)
        {
            command.WriteVerbose($"Hook: {hook}");
            if (hook.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) && File.Exists(hook))
                RunScript(hook, path);
            else
                RunProgram(hook, path);
        }
    }

    void RunScript(string script, string? path)
    {
        var target = path is null ? "& $args[0]" : "& $args[0] $args[1]";
        try
        {
            var block = ScriptBlock.Create($"$ErrorActionPreference = 'Stop'; $global:LASTEXITCODE = 0; {target}; if ($global:LASTEXITCODE) {{ throw \"it ended with exit code $global:LASTEXITCODE\" }}");
            foreach (var output in command.InvokeCommand.InvokeScript(true, block, null, script, path))
                command.WriteInformation(output, ["PSMigrate", "Hook"]);
        }
        catch (RuntimeException cause)
        {
            throw CommandErrors.HookFailed(script, cause.ErrorRecord.Exception.Message.TrimEnd('.'));
        }
    }

    void RunProgram(string line, string? path)
    {
        var words = CommandLine.Split(line);
        if (path is not null && !words.Exists(word => word.Contains("{path}", StringComparison.Ordinal)))
            words.Add("{path}");
        var start = new ProcessStartInfo(words[0])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word.Replace("{path}", path, StringComparison.Ordinal));
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (output.Length > 0)
                command.WriteInformation(output, ["PSMigrate", "Hook"]);
            if (process.ExitCode != 0)
                throw CommandErrors.HookFailed(line, $"it ended with exit code {process.ExitCode}. {errors.Result.Trim()}".TrimEnd('.', ' '));
        }
        catch (Win32Exception cause)
        {
            throw CommandErrors.HookFailed(line, cause.Message.TrimEnd('.'));
        }
    }
}
