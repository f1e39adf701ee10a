using System.Diagnostics;
using System.Text;

namespace PSMigrate.ConsoleHost.Tests;

/// <summary>The built program in a process of its own, with a small module in a temporary folder.</summary>
public sealed class ConsoleProgram : IDisposable
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ConsoleProgram()
    {
        Folder = Directory.CreateTempSubdirectory("psmigrate é [1] ").FullName;
        Manifest = Write("module/PSMigrate.psd1", FakeModule.Manifest);
        Write("module/PSMigrate.psm1", FakeModule.Script);
    }

    public string Folder { get; }

    public string Manifest { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
        return path;
    }

    public Result Command(string text, string input = "") => Run(["-Command", text], input);

    public Result Script(string text, params string[] arguments)
    {
        Write("script.ps1", text);
        return Run(["script.ps1", .. arguments]);
    }

    public Result Run(string[] arguments, string input = "", Action<ProcessStartInfo>? prepare = null)
    {
        using Process process = Start(arguments, prepare);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    public Process Start(string[] arguments, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        start.ArgumentList.Add(Program());
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["PSMIGRATE_MODULE"] = Manifest;
        start.Environment["PSModulePath"] = Path.Combine(Folder, "none");
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("COLUMNS");
        prepare?.Invoke(start);
        return Process.Start(start)!;
    }

    public static Result Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end.");
        }
        return new Result(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    static string Program()
    {
        // tests/PSMigrate.Console.Tests/bin/<configuration>/net10.0/
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Root, "src", "PSMigrate.Console", "bin", configuration, "net10.0", "psmigrate.dll");
    }

    static string FindRoot()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PSMigrate.sln")))
        {
            root = root.Parent;
        }
        return root!.FullName;
    }
}

public sealed record Result(int ExitCode, string Output, string Error);
