using System.Security.Cryptography;
using System.Text;

namespace PSMigrate.Engine.Revisions;

/// <summary>The checksum of a revision file: the same after a checkout with other line endings, and whether it is signed or not.</summary>
static class RevisionChecksum
{
    const string SignatureBegin = "# SIG # Begin signature block";

    public static string OfFile(string path) => OfText(RevisionDirectory.ReadText(path));

    public static string OfText(string text)
    {
        var normal = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var signature = normal.IndexOf(SignatureBegin, StringComparison.Ordinal);
        if (signature >= 0)
            normal = normal[..signature].TrimEnd('\n') + "\n";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(normal))).ToLowerInvariant();
    }
}
