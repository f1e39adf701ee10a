using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public sealed class DiscoveryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_search_goes_upwards()
    {
        var file = folder.Write("@{}", "migration.psd1");
        Assert.Equal(file, ProjectConfiguration.Find(folder.Root).Path);
        Assert.Equal(file, ProjectConfiguration.Find(folder.Make("a", "b", "c")).Path);
    }

    [Fact]
    public void At_each_level_the_file_itself_comes_before_db()
    {
        var below = folder.Write("@{}", "a", "db", "migration.psd1");
        Assert.Equal(below, ProjectConfiguration.Find(folder.Make("a", "src")).Path);
        Assert.Equal(below, ProjectConfiguration.Find(folder.Make("a", "db", "versions")).Path);
        var beside = folder.Write("@{}", "a", "migration.psd1");
        Assert.Equal(beside, ProjectConfiguration.Find(folder.Make("a", "src")).Path);
        folder.Write("@{}", "migration.psd1");
        Assert.Equal(beside, ProjectConfiguration.Find(folder.Make("a", "src")).Path);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_search_ends_at_git(bool isFile)
    {
        folder.Write("@{}", "migration.psd1");
        var repository = folder.Make("repository");
        if (isFile)
            folder.Write("gitdir: elsewhere", "repository", ".git");
        else
            folder.Make("repository", ".git");
        var start = folder.Make("repository", "src", "deep");

        var error = Sample.Fails("ProjectNotFound", () => ProjectConfiguration.Find(start));
        Assert.Contains($"'{start}'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{repository}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Initialize-MigrationProject", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("-ProjectPath", error.Remedy, StringComparison.Ordinal);

        var file = folder.Write("@{}", "repository", "db", "migration.psd1");
        Assert.Equal(file, ProjectConfiguration.Find(start).Path);
    }

    [Fact]
    public void A_folder_of_that_name_is_no_configuration()
    {
        folder.Make("x", "migration.psd1");
        folder.Make("x", ".git");
        Sample.Fails("ProjectNotFound", () => ProjectConfiguration.Find(folder.Make("x")));
    }

    [Fact]
    public void A_project_path_may_be_a_file_or_a_folder_relative_or_full()
    {
        var other = folder.Write("@{}", "p", "other.psd1");
        var inDb = folder.Write("@{}", "p", "db", "migration.psd1");
        Assert.Equal(other, ProjectConfiguration.Find(folder.Root, other).Path);
        Assert.Equal(other, ProjectConfiguration.Find(folder.Make("p", "q"), "../other.psd1").Path);
        Assert.Equal(inDb, ProjectConfiguration.Find(folder.Root, "p").Path);
        Assert.Equal(inDb, ProjectConfiguration.Find(folder.Root, Path.Combine("p", "db")).Path);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("empty")]
    public void A_project_path_is_not_searched_from(string path)
    {
        folder.Write("@{}", "migration.psd1");
        folder.Make("empty");
        var error = Sample.Fails("ProjectNotFound", () => ProjectConfiguration.Find(folder.Root, path));
        Assert.Contains(Path.Combine(folder.Root, path), error.Message, StringComparison.Ordinal);
    }
}
