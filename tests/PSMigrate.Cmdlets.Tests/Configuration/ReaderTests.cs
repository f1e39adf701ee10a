using System.Text;
using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class ReaderTests
{
    [Theory]
    [InlineData("@{ Provider = 'x'", "ConfigurationSyntax", 1, 3)]
    [InlineData("@{\n  Provider = \"x\n}", "ConfigurationSyntax", 2, 14)]
    [InlineData("@{ Provider 'x' }", "ConfigurationSyntax", 1, 12)]
    [InlineData("@{ Provider = 'x' VersionTable = 'y' }", "ConfigurationSyntax", 1, 19)]
    [InlineData("@{\n Provider = 'x'\n provider = 'y'\n}", "ConfigurationSyntax", 3, 2)]
    [InlineData("@{\n Variables = @{ 1 = 'x'; '1' = 'y' }\n}", "ConfigurationSyntax", 2, 26)]
    [InlineData("@{ Environments = @{ a = @{}\n 'A' = @{} } }", "ConfigurationSyntax", 2, 2)]
    [InlineData("@{ Provider = { 1 } }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = Sqlite }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = Get-Content x }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = 'x' | Out-String }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = 'x' > y }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = 'x' & }", "ConfigurationNotData", 1, 19)]
    [InlineData("@{ Provider = $x }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = $env:X }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = $PSScriptRoot }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = \"a$env:X\" }", "ConfigurationNotData", 1, 17)]
    [InlineData("@{ Provider = \"${env:X}\" }", "ConfigurationNotData", 1, 16)]
    [InlineData("@{ Provider = \"$(1)\" }", "ConfigurationNotData", 1, 16)]
    [InlineData("@{ Provider = [string]'x' }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Lock = [ordered]@{} }", "ConfigurationNotData", 1, 11)]
    [InlineData("@{ Provider = 'a' + 'b' }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ TruncateSlugLength = - 5 }", "ConfigurationNotData", 1, 25)]
    [InlineData("@{ Provider = -not $true }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = 'x'.Length }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = ('x','y')[0] }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = [int] }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = $(1) }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = if ($true) { 1 } }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Provider = $true ? 1 : 2 }", "ConfigurationNotData", 1, 15)]
    [InlineData("@{ Modules = @('a'; b) }", "ConfigurationNotData", 1, 21)]
    [InlineData("@{ Modules = 'a', $x }", "ConfigurationNotData", 1, 19)]
    [InlineData("@{ $x = 1 }", "ConfigurationNotData", 1, 4)]
    [InlineData("@{ \"a$x\" = 1 }", "ConfigurationNotData", 1, 4)]
    [InlineData("[ordered]@{ Provider = 'x' }", "ConfigurationNotData", 1, 1)]
    [InlineData("", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("# nothing\n", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("'x'", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("\n  Provider = 'x'", "ConfigurationNotOneHashtable", 2, 3)]
    [InlineData("$x = @{}", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("return @{}", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("(@{})", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("@{}\n@{}", "ConfigurationNotOneHashtable", 2, 1)]
    [InlineData("@{} @{}", "ConfigurationNotOneHashtable", 1, 5)]
    [InlineData("@{}; Get-Help", "ConfigurationNotOneHashtable", 1, 6)]
    [InlineData("@{} | Out-Null", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("@{} &", "ConfigurationNotOneHashtable", 1, 5)]
    [InlineData("@{}}", "ConfigurationNotOneHashtable", 1, 4)]
    [InlineData("param($x)\n@{}", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("using namespace System\n@{}", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("process { @{} }", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("end { @{} }", "ConfigurationNotOneHashtable", 1, 1)]
    [InlineData("@{}\ntrap { }", "ConfigurationNotOneHashtable", 2, 1)]
    [InlineData("function f { }\n@{}", "ConfigurationNotOneHashtable", 1, 1)]
    public void What_is_not_data_is_refused_with_its_place(string text, string errorId, int line, int column) =>
        Sample.Fails(errorId, line, column, () => Sample.Parse(text));

    [Theory]
    [InlineData("'x'", "x")]
    [InlineData("\"x\"", "x")]
    [InlineData("\"a`$b`n\"", "a$b\n")]
    [InlineData("'it''s'", "it's")]
    [InlineData("@'\n${x}\n'@", "${x}")]
    [InlineData("('x')", "x")]
    [InlineData("5", 5)]
    [InlineData("-5", -5)]
    [InlineData("1.5", 1.5)]
    [InlineData("10MB", 10485760)]
    [InlineData("$TRUE", true)]
    [InlineData("$false", false)]
    [InlineData("$null", null)]
    public void A_scalar_has_its_value(string text, object? value)
    {
        var root = ConfigurationReader.Read($"@{{ A = {text} }}", Sample.File);
        Assert.Equal(value, Assert.IsType<ScalarNode>(root.Entries[0].Value).Value);
    }

    [Theory]
    [InlineData("'a', 'b'")]
    [InlineData("@('a', 'b')")]
    [InlineData("@('a'; 'b')")]
    [InlineData("@(\n'a'\n'b'\n)")]
    [InlineData("@(@('a', 'b'))")]
    public void A_list_is_what_PowerShell_makes_of_it(string text)
    {
        var root = ConfigurationReader.Read($"@{{ A = {text} }}", Sample.File);
        var list = Assert.IsType<ListNode>(root.Entries[0].Value);
        Assert.Equal(["a", "b"], list.Items.ConvertAll(item => (string?)((ScalarNode)item).Value));
    }

    [Fact]
    public void Keys_and_values_know_their_places()
    {
        var root = ConfigurationReader.Read("@{\r\n  'Größe' = @{ b = 'ü'; \"c\" = 2 }\r\n}", Sample.File);
        var entry = root.Entries[0];
        Assert.Equal("Größe", entry.Key);
        Assert.Equal(new(Sample.File, 2, 3), entry.KeyPosition);
        var inner = Assert.IsType<TableNode>(entry.Value);
        Assert.Equal(new(Sample.File, 2, 13), inner.Origin.Position);
        Assert.Equal(new(Sample.File, 2, 25), inner.Entries[1].KeyPosition);
        Assert.Equal(new(Sample.File, 2, 31), inner.Entries[1].Value.Origin.Position);
        Assert.Equal("migration.psd1:2", inner.Origin.Text);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_no_crash()
    {
        const int depth = 3000;
        Sample.Fails("ConfigurationNotData", () => Sample.Parse(Nested(depth)));
        Sample.Fails("ConfigurationSyntax", () => Sample.Parse(Nested(50 * depth)));

        static string Nested(int depth) =>
            new StringBuilder("@{ Variables = ").Insert(15, "@(", depth).Append(')', depth).Append(" }").ToString();
    }

    [Theory]
    [InlineData("@{ Provider = Sqlite }", "'Sqlite'", "single quotes")]
    [InlineData("@{ Provider = $env:DB_PROVIDER }", "$env:DB_PROVIDER", "'${env:DB_PROVIDER}'")]
    [InlineData("@{ Provider = \"${env:DB}\" }", "${env:DB}", "'${env:DB}'")]
    [InlineData("@{ Lock = [ordered]@{} }", "[ordered]", "without a type")]
    [InlineData("@{ Provider = { x } }", "script block", ".ps1")]
    public void The_message_names_the_cause_and_the_remedy(string text, string cause, string remedy)
    {
        var error = Sample.Fails("ConfigurationNotData", () => Sample.Parse(text));
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_file_may_be_UTF8_with_or_without_a_mark_or_UTF16(bool mark, bool wide)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "migration.psd1");
        var encoding = wide ? Encoding.Unicode : new UTF8Encoding(mark);
        File.WriteAllText(path, "@{\r\n Variables = @{ stadt = 'Łódź 東京 🙂' }\r\n}\r\n", encoding);
        var environment = ProjectConfiguration.Find(folder.Root).Select(ConfigurationOverrides.None, _ => null, null);
        Assert.Equal("Łódź 東京 🙂", environment.Variables["STADT"]);
        Assert.Equal("migration.psd1:2", environment.Row("Variables.stadt").Origin);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "migration.psd1");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("@{ VersionTable = 'Größe' }"));
        var error = Sample.Fails("ConfigurationUnreadable", () => ProjectConfiguration.Find(folder.Root));
        Assert.Equal(path, error.Position?.Path);
        Assert.Contains("UTF-8", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("@{}", "migration.psd1");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Sample.Fails("ConfigurationUnreadable", () => ProjectConfiguration.Find(folder.Root));
    }
}
