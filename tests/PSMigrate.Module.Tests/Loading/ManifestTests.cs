using System.Management.Automation;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Loading;

public sealed class ManifestTests : ModuleTest
{
    static readonly string[] ChangingVerbs =
        ["Clear", "Edit", "Export", "Initialize", "Invoke", "Merge", "New", "Remove", "Repair", "Set", "Update"];

    [Fact]
    public void The_manifest_passes_PowerShells_own_test()
    {
        var outcome = Run($"(Test-ModuleManifest '{Repository.Manifest}').Name").Succeeded();

        Assert.Equal(["PSMigrate"], outcome.Texts);
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlet_classes()
    {
        var classes = Cmdlets().Select(type => type.GetCustomAttributes(typeof(CmdletAttribute), false).Cast<CmdletAttribute>().Single())
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order(StringComparer.Ordinal);
        var exported = Run("$m = Get-Module PSMigrate; $m.ExportedCmdlets.Keys").Succeeded().Texts.Order(StringComparer.Ordinal);
        var written = Run($"[scriptblock]::Create([IO.File]::ReadAllText('{Repository.Manifest}')).Invoke().CmdletsToExport").Succeeded().Texts.Order(StringComparer.Ordinal);

        Assert.Equal(classes, written);
        Assert.Equal(classes, exported);
    }

    [Fact]
    public void The_verbs_are_approved()
    {
        var approved = new[] { typeof(VerbsCommon), typeof(VerbsData), typeof(VerbsLifecycle), typeof(VerbsDiagnostic), typeof(VerbsCommunications), typeof(VerbsSecurity), typeof(VerbsOther) }
            .SelectMany(type => type.GetFields()).Select(field => field.Name);

        Assert.Empty(Attributes().Select(cmdlet => cmdlet.VerbName).Except(approved));
    }

    [Fact]
    public void What_changes_something_supports_ShouldProcess()
    {
        var without = Attributes()
            .Where(cmdlet => cmdlet.NounName.StartsWith("Migration", StringComparison.Ordinal) && ChangingVerbs.Contains(cmdlet.VerbName) && !cmdlet.SupportsShouldProcess)
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Empty(without);
    }

    [Fact]
    public void Every_command_says_what_it_puts_out() =>
        Assert.Empty(Cmdlets().Where(type => type.GetCustomAttributes(typeof(OutputTypeAttribute), false).Length == 0).Select(type => type.Name));

    [Fact]
    public void Every_command_and_every_parameter_is_documented()
    {
        var documented = System.Xml.Linq.XDocument.Load(XmlDocumentation()).Descendants("member").Where(member => member.Element("summary") is not null)
            .Select(member => member.Attribute("name")!.Value).ToHashSet();
        var needed = Cmdlets().Select(type => $"T:{type.FullName}").Concat(
            from type in Cmdlets()
            from property in type.GetProperties()
            where property.IsDefined(typeof(ParameterAttribute), true)
            select $"P:{property.DeclaringType!.FullName}.{property.Name}");

        Assert.Empty(needed.Except(documented));
    }

    [Fact]
    public void No_parameter_has_a_name_of_PowerShells_own()
    {
        var names = from type in Cmdlets() from property in type.GetProperties() where property.IsDefined(typeof(ParameterAttribute), true) select property.Name;

        Assert.Empty(names.Intersect(PSCmdlet.CommonParameters.Concat(PSCmdlet.OptionalCommonParameters)));
    }

    IEnumerable<CmdletAttribute> Attributes() => Cmdlets().Select(type => (CmdletAttribute)type.GetCustomAttributes(typeof(CmdletAttribute), false)[0]);

    List<Type> Cmdlets() =>
        [.. ((Type)Run("(Get-Command Get-MigrationHistory).ImplementingType").Output[0].BaseObject).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), false))];

    static string XmlDocumentation() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", "PSMigrate.Cmdlets", "bin"), "PSMigrate.Cmdlets.xml", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;
}
