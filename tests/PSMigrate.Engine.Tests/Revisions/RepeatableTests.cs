using PSMigrate.Engine.Revisions;
using PSMigrate.Tests;
using Xunit;

namespace PSMigrate.Engine.Tests.Revisions;

public sealed class RepeatableTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public RepeatableTests()
    {
        Directory.CreateDirectory(folder["versions"]);
        Directory.CreateDirectory(folder["templates"]);
        Settings = new() { VersionLocations = [folder["versions"]], RepeatableLocations = [folder["repeatable"]], TemplateFolders = [folder["templates"]] };
    }

    ProjectSettings Settings { get; set; }

    [Fact]
    public void The_header_says_everything()
    {
        Write("a", "-- repeatable: My view\n-- DEPENDS-ON: other one ,  third,third\n-- Provider: postgresql SQLITE\n-- Transaction: off\n-- Variables: off\n-- What it is for\n--\n-- more\nSELECT 1;");
        Write("other", "-- Repeatable: other one\n");
        Write("sub/third", "-- Repeatable: third\n");
        File.WriteAllText(folder["repeatable/README.md"], "no object");
        File.WriteAllText(folder["repeatable/.hidden.sql"], "no object");
        var view = Read().Repeatables.For("Sqlite").Single(file => file.Name == "My view").Repeatable;
        Assert.Equal(("What it is for", false, false), (view.Message, view.Transactional, view.ExpandVariables));
        Assert.Equal(["other one", "third"], view.DependsOn);
        Assert.Equal(["PostgreSql", "Sqlite"], view.Providers);
    }

    [Theory]
    [InlineData("SELECT 1;", "RepeatableHeaderMissing")]
    [InlineData("-- Revision: a1\n-- >>> upgrade\n", "RepeatableHeaderMissing")]
    [InlineData("-- Repeatable:\nSELECT 1;", "RepeatableNameInvalid")]
    [InlineData("-- Repeatable: a, b\nSELECT 1;", "RepeatableNameInvalid")]
    [InlineData("-- Repeatabel: a\nSELECT 1;", "HeaderKeyUnknown")]
    [InlineData("-- Repeatable: a\n-- Repeatable: b\nSELECT 1;", "HeaderKeyTwice")]
    [InlineData("-- Repeatable: a\n-- Provider: Oracle\nSELECT 1;", "ProviderUnknown")]
    [InlineData("-- Repeatable: a\n-- Transaction: no\nSELECT 1;", "HeaderValue")]
    [InlineData("-- Repeatable: a\n-- Depends-On: nosuch\nSELECT 1;", "RepeatableNotFound")]
    [InlineData("-- Repeatable: a\n-- Depends-On: A\nSELECT 1;", "RepeatableCycle")]
    [InlineData("-- Repeatable: a\n-- >>> upgrade\nSELECT 1;", "RepeatableSection")]
    [InlineData("-- Repeatable: a\r\nSELECT 1;\r\n  -- >>> Downgrade\r\nSELECT 2;", "RepeatableSection")]
    public void A_file_that_cannot_be_is_told(string text, string errorId)
    {
        Write("a", text);
        var set = Read();
        Assert.Equal(errorId, Assert.Single(set.Problems).ErrorId);
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => set.Plan([], new(MigrationDirection.Upgrade, ["heads"], []))).ErrorId);
    }

    [Fact]
    public void A_name_is_no_longer_than_the_logs_column()
    {
        Write("a", $"-- Repeatable: {new string('x', 200)}\n");
        Write("b", $"-- Repeatable: {new string('y', 201)}\n");
        var problem = Assert.Single(Read().Problems);
        Assert.Equal("RepeatableNameInvalid", problem.ErrorId);
        Assert.Contains("201", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_one_name_are_an_error_where_their_providers_meet()
    {
        Write("a", "-- Repeatable: one\n-- Provider: Sqlite\n");
        Write("b", "-- Repeatable: ONE\n-- Provider: PostgreSql\n");
        Assert.Empty(Read().Problems);
        Write("c", "-- Repeatable: one\n-- Provider: PostgreSql\n");
        var problem = Assert.Single(Read().Problems);
        Assert.Equal("DuplicateRepeatable", problem.ErrorId);
        Assert.Contains("b.sql", problem.Message, StringComparison.Ordinal);
        Write("c", "-- Repeatable: one\n");
        Assert.Equal("DuplicateRepeatable", Assert.Single(Read().Problems).ErrorId);
    }

    [Fact]
    public void A_circle_names_its_members_only()
    {
        Write("a", "-- Repeatable: a\n-- Depends-On: b\n");
        Write("b", "-- Repeatable: b\n-- Depends-On: c\n");
        Write("c", "-- Repeatable: c\n-- Depends-On: b\n");
        Write("d", "-- Repeatable: d\n");
        var set = Read();
        var problem = Assert.Single(set.Problems);
        Assert.Equal("RepeatableCycle", problem.ErrorId);
        Assert.Contains("'b' (", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'c' (", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'a' (", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["d"], set.Repeatables.For("Sqlite").Select(file => file.Name));
    }

    [Fact]
    public void Two_files_of_one_name_have_dependencies_of_their_own()
    {
        Write("a", "-- Repeatable: one\n-- Provider: Sqlite\n-- Depends-On: two\n");
        Write("b", "-- Repeatable: two\n");
        Write("c", "-- Repeatable: one\n-- Provider: PostgreSql\n");
        Write("d", "-- Repeatable: three\n-- Depends-On: one\n");
        var set = Read();
        Assert.Empty(set.Problems);
        Assert.Equal(["two", "one", "three"], set.Repeatables.For("Sqlite").Select(file => file.Name));
        Assert.Equal(["one", "three", "two"], set.Repeatables.For("PostgreSql").Select(file => file.Name));
    }

    [Fact]
    public void A_long_chain_is_ordered()
    {
        for (var i = 0; i < 1000; i++)
            Write($"{i}", $"-- Repeatable: r{i:000}\n{(i < 999 ? $"-- Depends-On: r{i + 1:000}\n" : "")}");
        var names = Read().Repeatables.For("Sqlite").Select(file => file.Name).ToList();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"r{999 - i:000}"), names);
    }

    [Fact]
    public void The_folder_may_be_missing_unless_the_configuration_names_it()
    {
        Assert.Empty(Read().Problems);
        Settings = Settings with { RequireRepeatableLocations = true };
        Assert.Equal("RepeatableLocationMissing", Assert.Single(Read().Problems).ErrorId);
    }

    [Fact]
    public void Its_folder_may_lie_in_that_of_the_revisions_and_the_other_way_round()
    {
        File.WriteAllText(folder["versions/a.sql"], "-- Revision: a1\n");
        Write("view", "-- Repeatable: view\n");
        foreach (var settings in new[]
            { Settings with { VersionLocations = [folder.FullName] }, Settings with { RepeatableLocations = [folder.FullName] } })
        {
            var set = new RevisionSet(settings, [new SqlRevisionFormat()]);
            Assert.Empty(set.Problems);
            Assert.Equal(["a1"], set.History.Select(revision => revision.Id));
            Assert.Equal(["view"], set.Repeatables.For("Sqlite").Select(file => file.Name));
        }
    }

    [Fact]
    public void A_broken_one_keeps_no_revision_from_being_written()
    {
        File.WriteAllText(folder["templates/revision.sql"], "{header}\n");
        Write("a", "nothing");
        Settings = Settings with { RevisionFormat = RevisionFormat.Sql };
        Assert.Equal("first", Read().Create(new("first")).Message);
    }

    [Fact]
    public void A_new_one_is_read_back_as_it_was_asked_for()
    {
        File.WriteAllText(folder["templates/repeatable.sql"], "{header}\n\nSELECT 1;\n");
        var first = Read().CreateRepeatable(new("My first view"));
        Assert.Equal(folder["repeatable/my_first_view.sql"], first.Path);
        Assert.Equal("-- Repeatable: My first view\n\nSELECT 1;\n", File.ReadAllText(first.Path));
        var second = Read().CreateRepeatable(new("🐘") { DependsOn = ["My first view"], Providers = ["sqlite"], Transactional = false });
        Assert.Equal("-- Repeatable: 🐘\n-- Depends-On: My first view\n-- Provider: sqlite\n-- Transaction: off\n\nSELECT 1;\n", File.ReadAllText(second.Path));
        Assert.Empty(Read().Problems);
    }

    [Theory]
    [InlineData("view", "", "RepeatableExists")]
    [InlineData("VIEW", "", "RepeatableExists")]
    [InlineData("new", "nosuch", "RepeatableNotFound")]
    [InlineData("a,b", "", "RepeatableNameInvalid")]
    [InlineData("", "", "RepeatableNameInvalid")]
    [InlineData("a\nb", "", "RepeatableNameInvalid")]
    [InlineData("vi ew", "", "FileExists")]
    public void A_new_one_that_does_not_fit_is_refused_and_no_file_is_made(string name, string dependsOn, string errorId)
    {
        File.WriteAllText(folder["templates/repeatable.sql"], "{header}\n");
        Write("vi_ew", "-- Repeatable: view\n");
        var request = new RepeatableRequest(name) { DependsOn = dependsOn.Length == 0 ? [] : [dependsOn] };
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Read().CreateRepeatable(request)).ErrorId);
        Assert.Single(Directory.GetFiles(folder["repeatable"]));
    }

    public void Dispose() => folder.Dispose();

    void Write(string file, string text)
    {
        var path = folder[$"repeatable/{file}.sql"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    RevisionSet Read() => new(Settings, [new SqlRevisionFormat()]);
}
