using PSMigrate.Engine.Revisions;
using PSMigrate.Tests;
using Xunit;

namespace PSMigrate.Engine.Tests.Revisions;

public sealed class DirectoryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public DirectoryTests()
    {
        Directory.CreateDirectory(folder["templates"]);
        File.WriteAllText(folder["templates/revision.sql"], "{header}\n\n-- >>> upgrade\n\n-- >>> downgrade\n");
        Directory.CreateDirectory(folder["versions"]);
    }

    ProjectSettings Settings { get; set; } = new() { RevisionFormat = RevisionFormat.Sql, TimeZone = "UTC" };

    [Fact]
    public void Files_load_by_location_and_then_by_ordinal_order()
    {
        foreach (var path in new[] { "versions/b.sql", "versions/B.sql", "versions/a/z.sql", "versions/a.sql", "versions/ä.sql", "other/0.sql" })
            Write(path, "id_" + Path.GetFileNameWithoutExtension(path));
        Write("versions/.hidden.sql", "hidden");
        File.WriteAllText(folder["versions/README.md"], "no revision");
        Settings = Settings with { VersionLocations = [folder["versions"], folder["other"]] };
        Assert.Equal(["id_B", "id_a", "id_z", "id_b", "id_ä", "id_0"], Read().Graph.Nodes.Select(node => node.Id));
    }

    [Fact]
    public void A_missing_location_is_told()
    {
        Settings = Settings with { VersionLocations = [folder["nosuch"]] };
        Assert.Equal("VersionLocationMissing", Assert.Single(Read().Problems).ErrorId);
    }

    [Fact]
    public void Problems_do_not_keep_the_rest_from_being_read()
    {
        Write("versions/a.sql", "aa");
        Write("versions/b.sql", "bb", "zz");
        Write("versions/c.sql", "head");
        Write("versions/d.sql", new string('x', 33));
        File.WriteAllText(folder["versions/e.sql"], "-- nothing\n");
        Write("versions/f.sql", "aa");
        var set = Read();
        Assert.Equal(
            ["RevisionIdInvalid", "RevisionIdInvalid", "HeaderMissing", "DuplicateRevision", "ParentNotFound"], set.Problems.Select(problem => problem.ErrorId));
        Assert.Equal(["aa", "bb"], set.History.Select(revision => revision.Id).Order());
        Assert.Equal("RevisionIdInvalid", Assert.Throws<MigrationException>(() => set.Create(new("x"))).ErrorId);
    }

    [Fact]
    public void A_header_behind_a_very_long_comment_is_found()
    {
        File.WriteAllText(folder["versions/a.sql"], string.Concat(Enumerable.Repeat("-- licence\n", 10_000)) + "\n-- Revision: aa\n");
        File.WriteAllText(folder["versions/b.sql"], "-- Revision: bb\n-- Revises: aa\n-- >>> upgrade\n" + string.Concat(Enumerable.Repeat("SELECT 'x';\n", 10_000)));
        Assert.Equal(["aa", "bb"], Read().Graph.Nodes.Select(node => node.Id));
    }

    [Fact]
    public void A_new_revision_builds_on_the_head_and_is_read_back()
    {
        Write("versions/a.sql", "aa");
        var made = Read().Create(new("Add things") { Id = "bb" });
        Assert.EndsWith("_bb_add_things.sql", made.Path, StringComparison.Ordinal);
        Assert.Equal(["aa"], made.Revises);
        Assert.StartsWith("-- Revision: bb\n-- Revises: aa\n-- Created: ", File.ReadAllText(made.Path), StringComparison.Ordinal);
        var set = Read();
        Assert.Equal(["bb", "aa"], set.History.Select(revision => revision.Id));
        Assert.Equal("Add things", set.History[0].Message);
    }

    [Fact]
    public void Subfolders_of_a_template_are_made()
    {
        Settings = Settings with { FileTemplate = "{date:yyyy}/{id}" };
        var made = Read().Create(new("x") { Id = "bb" });
        Assert.Equal(folder[$"versions/{DateTime.UtcNow.Year}/bb.sql"], made.Path);
        Assert.True(File.Exists(made.Path));
    }

    [Fact]
    public void The_folder_is_that_of_the_first_parent()
    {
        Write("other/a.sql", "aa");
        Settings = Settings with { VersionLocations = [folder["versions"], folder["other"]] };
        Assert.Equal(folder["other"], Path.GetDirectoryName(Read().PreviewPath(new("x"))));
        Assert.Equal(folder["versions"], Path.GetDirectoryName(Read().PreviewPath(new("x") { Folder = folder["versions"] })));
    }

    [Fact]
    public void A_request_that_does_not_fit_leaves_no_file()
    {
        Write("versions/a.sql", "aa", labels: "net");
        Write("versions/b.sql", "bb", "aa");
        Write("versions/c.sql", "cc", "aa");
        File.WriteAllText(folder["versions/taken.sql"], "-- Revision: tt\n-- Revises: bb\n");
        var before = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);
        AssertRefused("MultipleHeads", new("x"));
        AssertRefused("NotAHead", new("x") { Heads = ["aa"] });
        AssertRefused("RevisionNotFound", new("x") { Heads = ["zz"] });
        AssertRefused("RevisionIdTaken", new("x") { Heads = ["cc"], Id = "aa" });
        AssertRefused("RevisionIdTaken", new("x") { Heads = ["cc"], Id = "net" });
        AssertRefused("RevisionIdInvalid", new("x") { Heads = ["cc"], Id = "a-b" });
        AssertRefused("RevisionIdInvalid", new("x") { Heads = ["cc"], Id = "HEAD" });
        AssertRefused("BranchLabelTaken", new("x") { Heads = ["cc"], BranchLabels = ["net"] });
        AssertRefused("BranchLabelInvalid", new("x") { Heads = ["cc"], BranchLabels = ["a b"] });
        AssertRefused("RevisionNotFound", new("x") { Heads = ["cc"], DependsOn = ["zz"] });
        AssertRefused("NotAVersionLocation", new("x") { Heads = ["cc"], Folder = folder["elsewhere"] });
        AssertRefused("MessageInvalid", new("two\nlines") { Heads = ["cc"] });
        AssertRefused("MessageInvalid", new("Revision: zz") { Heads = ["cc"] });
        AssertRefused("MessageInvalid", new("Variables: off") { Heads = ["cc"] });
        AssertRefused("TemplateLoses", new(">>> upgrade") { Heads = ["cc"] });
        AssertRefused("MessageInvalid", new("Revisse: all") { Heads = ["cc"] });
        Settings = Settings with { FileTemplate = "taken" };
        AssertRefused("FileExists", new("x") { Heads = ["cc"] });
        Settings = Settings with { FileTemplate = "{nosuch}" };
        AssertRefused("FileTemplateInvalid", new("x") { Heads = ["cc"] });
        Settings = Settings with { FileTemplate = "{id}", TemplateFolders = [folder["nosuch"]] };
        AssertRefused("TemplateMissing", new("x") { Heads = ["cc"] });
        File.WriteAllText(folder["templates/revision.sql"], "-- no header\n");
        before = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);
        Settings = Settings with { TemplateFolders = [folder["templates"]] };
        AssertRefused("HeaderMissing", new("x") { Heads = ["cc"] });
        Assert.Equal(before, Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_splice_and_a_merge_are_made_when_they_are_asked_for()
    {
        Write("versions/a.sql", "aa");
        Write("versions/b.sql", "bb", "aa");
        Assert.Equal(["aa"], Read().Create(new("x") { Id = "cc", Heads = ["aa"], Splice = true }).Revises);
        Assert.Equal(["bb", "cc"], Read().Create(new("merge") { Id = "dd", Heads = ["bb", "cc"] }).Revises);
        Assert.Equal(["dd"], Read().Heads.Select(head => head.Id));
    }

    [Fact]
    public void Several_locations_and_no_parent_need_a_folder()
    {
        Directory.CreateDirectory(folder["other"]);
        Settings = Settings with { VersionLocations = [folder["versions"], folder["other"]] };
        AssertRefused("SeveralVersionLocations", new("x"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            // Rights do not bind here: a file in place of the folder stands in the way just as well.
            File.WriteAllText(folder["versions/sub"], "");
            Settings = Settings with { FileTemplate = "sub/{id}" };
        }
        else
            File.SetUnixFileMode(folder["versions"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        AssertRefused("FileNotWritable", new("x"));
    }

    [Fact]
    public void A_file_that_somebody_makes_at_the_same_time_is_not_overwritten()
    {
        File.WriteAllText(folder["versions/x.sql"], "theirs");
        Assert.Equal("FileExists", Assert.Throws<MigrationException>(() => RevisionDirectory.WriteNew(folder["versions/x.sql"], "ours")).ErrorId);
        Assert.Equal("theirs", File.ReadAllText(folder["versions/x.sql"]));
    }

    [Fact]
    public void A_revision_can_be_looked_up()
    {
        Write("versions/a.sql", "aab");
        Write("versions/b.sql", "aac", "aab");
        var set = Read();
        Assert.Equal("aac", Assert.Single(set.Resolve("aac")).Id);
        Assert.Equal("aab", Assert.Single(set.Resolve("current", ["aab"])).Id);
        Assert.Equal("aac", Assert.Single(set.Resolve("head")).Id);
        Assert.Empty(set.Resolve("base"));
        Assert.Equal("RevisionAmbiguous", Assert.Throws<MigrationException>(() => set.Resolve("aa")).ErrorId);
        Assert.Contains("'aac'", Assert.Throws<MigrationException>(() => set.Resolve("axc")).Remedy, StringComparison.Ordinal);
        Assert.Equal((true, false), (set.History[0].IsHead, set.History[1].IsHead));
    }

    RevisionSet Read()
    {
        if (Settings.VersionLocations.Count == 0)
            Settings = Settings with { VersionLocations = [folder["versions"]] };
        if (Settings.TemplateFolders.Count == 0)
            Settings = Settings with { TemplateFolders = [folder["templates"]] };
        return new(Settings, [new SqlRevisionFormat()]);
    }

    void Write(string path, string id, string revises = "", string labels = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.WriteAllText(folder[path], $"-- Revision: {id}\n-- Revises: {revises}\n-- Branch-Labels: {labels}\n\n-- >>> upgrade\n-- >>> downgrade\n");
    }

    void AssertRefused(string errorId, RevisionRequest request)
    {
        var error = Assert.Throws<MigrationException>(() => Read().Create(request));
        Assert.True(errorId == error.ErrorId, $"Expected {errorId}, got {error.ErrorId}: {error.Message}");
    }

    public void Dispose() => folder.Dispose();
}
