using System.Runtime.InteropServices;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Whether the terminal understands escape sequences; on Windows they must be switched on.</summary>
static partial class VirtualTerminal
{
    const uint ProcessedOutput = 0x1;
    const uint VirtualTerminalProcessing = 0x4;

    /// <summary>False for TERM=dumb, which has no way back to the start of a line.</summary>
    public static bool MovesCursor => Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static bool Enable()
    {
        if (!OperatingSystem.IsWindows())
        {
            return MovesCursor;
        }
        bool any = false;
        foreach (int stream in (ReadOnlySpan<int>)[-11, -12])
        {
            nint handle = GetStdHandle(stream);
            any |= GetConsoleMode(handle, out uint mode) && SetConsoleMode(handle, mode | ProcessedOutput | VirtualTerminalProcessing);
        }
        return any;
    }

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int stream);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);
}
