using System.Xml.Linq;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>The examples of the help are what they say: bodies of revisions.</summary>
public sealed class ExampleTests : ModuleTest
{
    static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    // A query needs a database, this host has no Import-Csv, a helper and an expression are no operations by themselves.
    static readonly string[] Aside = ["Read-DbQuery", "Import-Csv", "function AuditColumns", "New-DbExpression @{"];

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Each_can_stand_in_a_revision_and_is_put_into_SQL_or_refused_by_name(string provider)
    {
        Project();
        Directory.CreateDirectory(Folder.Of("sql"));
        Folder.Write("sql/report.sql", "select 1;");
        Folder.Write($"sql/report.{provider}.sql", "select 1;");
        var examples = Examples().ToList();
        for (var i = 0; i < examples.Count; i++)
            Revision($"a{i}", examples[i], header: examples[i].Contains("-Online", StringComparison.Ordinal) ? "-NoTransaction" : "");

        var errors = Run($"Test-MigrationRevision -Provider {provider} -Variable @{{ reader = 'public' }}").Errors;

        Assert.True(examples.Count > 90);
        Assert.All(errors, error => Assert.True(
            error.FullyQualifiedErrorId.StartsWith("NotSupportedByProvider", StringComparison.Ordinal), $"{error.FullyQualifiedErrorId}: {error}"));
        Assert.True(errors.Count < examples.Count / 2);
    }

    static IEnumerable<string> Examples() =>
        XDocument.Load(Path.Combine(Repository.Folder, "en-US", "PSMigrate.Cmdlets.dll-Help.xml")).Root!.Elements(Command + "command")
            .Where(command => ((string)command.Element(Command + "details")!.Element(Command + "name")!).Contains("-Db", StringComparison.Ordinal))
            .SelectMany(command => command.Descendants(Dev + "code"))
            .Select(code => (string)code)
            .Where(code => !Array.Exists(Aside, word => code.Contains(word, StringComparison.Ordinal)));
}
