using System.Security.Cryptography;
using System.Text;

namespace PSMigrate.Engine.Revisions;

/// <summary>The checksum of a revision file: the same after a checkout with other line endings, and whether it is signed or not.</summary>
static class RevisionChecksum
{
    const string SignatureBegin = "\n# SIG # Begin signature block\n";
    const string SignatureEnd = "# SIG # End signature block";

    public static string OfFile(string path) => OfText(RevisionDirectory.ReadText(path));

    public static string OfText(string text)
    {
        var normal = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (SignatureAt(normal) is >= 0 and var signature)
            normal = normal[..signature].TrimEnd('\n') + "\n";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(normal))).ToLowerInvariant();
    }

    // Only a block of comments that ends the file is a signature: whatever else stands there runs, and counts.
    static int SignatureAt(string text)
    {
        var start = text.LastIndexOf(SignatureBegin, StringComparison.Ordinal);
        if (start < 0)
            return -1;
        var block = text[(start + 1)..].TrimEnd();
        return block.EndsWith(SignatureEnd, StringComparison.Ordinal) && block.Split('\n').All(line => line.StartsWith('#')) ? start : -1;
    }
}
