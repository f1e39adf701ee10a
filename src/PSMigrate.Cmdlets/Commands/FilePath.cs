using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Paths as users write them.</summary>
static class FilePath
{
    /// <summary>The full path that a text means, whether or not there is something.</summary>
    public static string Full(PSCmdlet command, string path)
    {
        try
        {
            var full = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw CommandErrors.NotAFolder(path);
        }
        catch (Exception cause) when (cause is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw CommandErrors.NotAFolder(path);
        }
    }
}
