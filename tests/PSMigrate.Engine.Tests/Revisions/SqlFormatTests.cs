using PSMigrate.Engine.Revisions;
using PSMigrate.Operations;
using Xunit;

namespace PSMigrate.Engine.Tests.Revisions;

public sealed class SqlFormatTests
{
    const string Whole =
        "-- Revision: f09152543072\n-- Revises: a975ea83b712, b1\n-- Branch-Labels: billing\n-- Depends-On: ae1027a6acf0\n"
        + "-- Created: 2026-11-22T15:30:00+02:00\n-- Transaction: off\n-- Foreign-Keys: on\n-- Variables: off\n-- create account\n\n-- >>> upgrade\nSELECT 1;\n-- >>> downgrade\nSELECT 2;\n";

    static readonly SqlRevisionFormat Format = new();

    [Theory]
    [InlineData("", "\n")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("", "\r")]
    public void A_header_is_read_whatever_ends_its_lines(string mark, string lineEnd)
    {
        var revision = Read(mark + Whole.Replace("\n", lineEnd));
        Assert.Equal("f09152543072", revision.Id);
        Assert.Equal(["a975ea83b712", "b1"], revision.Revises);
        Assert.Equal(["billing"], revision.BranchLabels);
        Assert.Equal(["ae1027a6acf0"], revision.DependsOn);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 15, 30, 0, TimeSpan.FromHours(2)), revision.Created);
        Assert.Equal(
            ("create account", false, true, false, RevisionFormat.Sql),
            (revision.Message, revision.Transactional, revision.EnforcesForeignKeys, revision.ExpandVariables, revision.Format));
    }

    [Theory]
    [InlineData("-- Revision: a\n-- revises: b\n", "b", "")]
    [InlineData("--Revision:a\n--REVISES:b\n", "b", "")]
    [InlineData("-- Revision: a\n-- Note: this is a message\n", "", "Note: this is a message")]
    [InlineData("-- Revision: a\n-- first line\n-- second line\n--\n-- not this\n", "", "first line second line")]
    [InlineData("-- Revision: a\n-- it's about: x\n", "", "it's about: x")]
    [InlineData("-- message first\n-- Revision: a\n", "", "message first")]
    [InlineData("-- Revision: a\n-- Revises:\n", "", "")]
    [InlineData("-- a\u2028licence\u0085here\n-- Revision: a\n-- Revises: b\n", "b", "a\u2028licence\u0085here")]
    public void Keys_and_message(string text, string revises, string message)
    {
        var revision = Read(text);
        Assert.Equal((revises, message), (string.Join(' ', revision.Revises), revision.Message));
    }

    [Theory]
    [InlineData("-- just a comment\nSELECT 1;\n")]
    [InlineData("")]
    [InlineData("SELECT 1; -- Revision: a\n")]
    [InlineData("-- >>> upgrade\n-- Revision: a\n")]
    public void Without_a_revision_there_is_none(string text) => Assert.Null(Format.ReadHeader("x.sql", text));

    [Theory]
    [InlineData("-- Revision: a\n-- Revisse: b\n", "HeaderKeyUnknown", 2)]
    [InlineData("-- Revision: a\n-- Depends: b\n-- Dependson: c\n", "HeaderKeyUnknown", 3)]
    [InlineData("-- Revision: a\n\n-- Revision: b\n", "HeaderKeyTwice", 3)]
    [InlineData("-- Revision: a\n-- Transaction: maybe\n", "HeaderValue", 1)]
    [InlineData("-- Revision: a\n-- Variables: 0\n", "HeaderValue", 1)]
    public void A_broken_header_is_told_with_its_line(string text, string errorId, int line)
    {
        var error = Assert.Throws<MigrationException>(() => Format.ReadHeader("x.sql", text));
        Assert.Equal((errorId, "x.sql", line), (error.ErrorId, error.Position!.Path, error.Position.Line));
    }

    [Theory]
    [InlineData("-- Revision: a\nSELECT 1;\n", "SqlOutsideSection", 2)]
    [InlineData("-- Revision: a\n-- >>> upgrade\n-- >>> upgrade\n", "SectionTwice", 3)]
    [InlineData("-- Revision: a\n-- >>> upgrad\n", "SectionUnknown", 2)]
    [InlineData("-- Revision: a\r\n-- >>>\r\n", "SectionUnknown", 2)]
    public void Broken_sections_are_told_with_their_line(string text, string errorId, int line)
    {
        var error = Assert.Throws<MigrationException>(() => Format.Load(new("a", "x.sql"), text));
        Assert.Equal((errorId, "x.sql", line), (error.ErrorId, error.Position!.Path, error.Position.Line));
    }

    [Theory]
    [InlineData("-- >>> upgrade\nSELECT 1;\n-- >>> downgrade\nSELECT 2;\n", "SELECT 1;\n", "SELECT 2;\n")]
    [InlineData("-- >>> downgrade\r\nSELECT 2;\r\n-- >>> upgrade\r\nSELECT 1;", "SELECT 1;", "SELECT 2;\r\n")]
    [InlineData("  --  >>>  UPGRADE  \nSELECT 1;", "SELECT 1;", null)]
    [InlineData("-- >>> upgrade", "", null)]
    [InlineData("-- >>> upgrade\n-- >>> downgrade", "", "")]
    [InlineData("-- Revision: a\n", null, null)]
    public void Sections(string text, string? upgrade, string? downgrade)
    {
        var sections = SqlSections.Read("x.sql", text);
        Assert.Equal(upgrade, sections.Has(MigrationDirection.Upgrade) ? sections[MigrationDirection.Upgrade].Text : null);
        Assert.Equal(downgrade, sections.Has(MigrationDirection.Downgrade) ? sections[MigrationDirection.Downgrade].Text : null);
    }

    [Fact]
    public void A_section_knows_where_it_begins()
    {
        Assert.Equal(new SourcePosition("x.sql", 3, 1), SqlSections.Read("x.sql", "-- a\r\n-- >>> upgrade\r\nSELECT 1;")[MigrationDirection.Upgrade].Start);
        Assert.Equal(new SourcePosition("x.sql", 2, 1), SqlSections.Read("x.sql", "\uFEFF-- >>> upgrade\nSELECT 1;")[MigrationDirection.Upgrade].Start);
    }

    [Theory]
    [InlineData("Sqlite", "DROP TABLE t;", true)]
    [InlineData("PostgreSql", "SELECT 'DROP TABLE t';", false)]
    [InlineData("PostgreSql", "ALTER TABLE ${t} DROP COLUMN c;", true)]
    public void Whether_it_destroys_is_told_without_running_it(string provider, string sql, bool destroys)
    {
        var script = Format.Load(new("a", "x.sql"), $"-- >>> upgrade\n{sql}\n");
        Assert.Equal(destroys, script.IsDestructive(MigrationDirection.Upgrade, provider));
        Assert.False(script.IsDestructive(MigrationDirection.Downgrade, provider));
        script.Check(MigrationDirection.Upgrade, provider);
    }

    [Theory]
    [InlineData("create account")]
    [InlineData("")]
    [InlineData("it's #> */ -- odd 🐘")]
    public void What_is_written_is_read_back(string message)
    {
        var draft = new RevisionDraft("abc", message, new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)))
        {
            Revises = ["a", "b"], DependsOn = ["c"], BranchLabels = ["x", "y"], Transactional = false,
        };
        var read = Read(Format.Write(draft, "{header}\n\n-- >>> upgrade\n\n-- >>> downgrade\n"));
        Assert.Equal((draft.Id, draft.Message, draft.Created, false), (read.Id, read.Message, read.Created!.Value, read.Transactional));
        Assert.Equal((draft.Revises, draft.DependsOn, draft.BranchLabels), (read.Revises, read.DependsOn, read.BranchLabels));
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\rlines")]
    [InlineData("two\u2028lines")]
    [InlineData("two\u0085lines")]
    public void A_message_of_several_lines_is_refused(string message) => Assert.Equal(
        "MessageInvalid",
        Assert.Throws<MigrationException>(() => Format.Write(new("abc", message, DateTimeOffset.UnixEpoch), "{header}")).ErrorId);

    static Revision Read(string text) => Format.ReadHeader("x.sql", text)!;
}
