namespace PSMigrate.ConsoleHost;

static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    /// <summary>EX_USAGE of sysexits.h, and what pwsh answers to a bad option.</summary>
    public const int Usage = 64;
    /// <summary>128 + SIGINT.</summary>
    public const int Interrupted = 130;
    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
