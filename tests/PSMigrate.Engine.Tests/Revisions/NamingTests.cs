using PSMigrate.Engine.Revisions;
using Xunit;

namespace PSMigrate.Engine.Tests.Revisions;

public sealed class NamingTests
{
    static readonly RevisionDraft Draft = new("abc123", "Create the account's table!", new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));

    [Fact]
    public void New_ids_begin_with_a_letter_and_differ()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => RevisionNaming.NewId()).ToList();
        Assert.All(ids, id => Assert.Matches("^[a-f][0-9a-f]{11}$", id));
        Assert.Equal(500, ids.Distinct().Count());
        Assert.True(ids.Select(id => id[0]).Distinct().Count() > 3);
    }

    [Theory]
    [InlineData("create account", 40, "create_account")]
    [InlineData("  Ünïcode & 'quotes' -- #> ", 40, "ünïcode_quotes")]
    [InlineData("snake_case stays", 40, "snake_case_stays")]
    [InlineData("one two three", 8, "one_two")]
    [InlineData("one two three", 7, "one_two")]
    [InlineData("one two three", 6, "one")]
    [InlineData("incomprehensibilities", 8, "incompre")]
    [InlineData("!!!", 40, "")]
    [InlineData("../../etc/passwd", 40, "etc_passwd")]
    public void Slugs(string message, int length, string slug) => Assert.Equal(slug, RevisionNaming.Slug(message, length));

    [Theory]
    [InlineData("{date:yyyyMMdd_HHmm}_{id}_{slug}", "20260102_0304_abc123_create_the_account_s_table")]
    [InlineData("{date}_{id}", "20260102_0304_abc123")]
    [InlineData("{date:yyyy}/{date:MM}/{id}", "2026/01/abc123")]
    [InlineData("{id}-{date:HH:mm}", "abc123-03-04")]
    [InlineData("fixed", "fixed")]
    public void A_template_gives_the_name_in_the_drafts_own_time(string template, string name) =>
        Assert.Equal(name, RevisionNaming.FileName(template, Draft, 40));

    [Theory]
    [InlineData("{id")]
    [InlineData("{nosuch}")]
    [InlineData("{date:%}")]
    [InlineData("")]
    [InlineData("../{id}")]
    [InlineData("a//{id}")]
    [InlineData("/{id}")]
    public void A_template_that_makes_no_name_is_told(string template) =>
        Assert.Equal("FileTemplateInvalid", Assert.Throws<MigrationException>(() => RevisionNaming.FileName(template, Draft, 40)).ErrorId);

    [Fact]
    public void An_empty_slug_leaves_no_separator_behind() =>
        Assert.Equal("abc123", RevisionNaming.FileName("{id}_{slug}", Draft with { Message = "!" }, 40));

    [Fact]
    public void The_time_is_that_of_the_zone_without_fractions()
    {
        Assert.Equal(TimeSpan.Zero, RevisionNaming.Now("UTC").Offset);
        var tokyo = RevisionNaming.Now("Asia/Tokyo");
        Assert.Equal(TimeSpan.FromHours(9), tokyo.Offset);
        Assert.Equal(0, tokyo.Ticks % TimeSpan.TicksPerSecond);
        Assert.InRange(tokyo, DateTimeOffset.Now.AddSeconds(-5), DateTimeOffset.Now);
        Assert.Equal("TimeZoneUnknown", Assert.Throws<MigrationException>(() => RevisionNaming.Now("Mars/Base")).ErrorId);
    }

    [Theory]
    [InlineData("abc", null)]
    [InlineData("a_b.c", null)]
    [InlineData("007", null)]
    [InlineData("", "it is empty")]
    [InlineData("HEAD", "the word has a meaning of its own")]
    [InlineData("current", "the word has a meaning of its own")]
    [InlineData("a-b", "it contains '-', where only letters, digits, '_' and '.' may stand")]
    [InlineData("a b", "it contains ' ', where only letters, digits, '_' and '.' may stand")]
    [InlineData("a@b", "it contains '@', where only letters, digits, '_' and '.' may stand")]
    [InlineData("a:b", "it contains ':', where only letters, digits, '_' and '.' may stand")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "it has 33 characters, and the version table holds 32")]
    public void Ids_and_labels_have_rules(string id, string? fault) => Assert.Equal(fault, RevisionRules.IdFault(id, 32));

    [Fact]
    public void The_checksum_is_of_the_text_without_what_checkouts_and_signatures_change()
    {
        var plain = RevisionChecksum.OfText("a\nb\n");
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("a\nb\n"u8)).ToLowerInvariant(), plain);
        Assert.Equal(plain, RevisionChecksum.OfText("a\r\nb\r\n"));
        Assert.Equal(plain, RevisionChecksum.OfText("a\rb\r"));
        Assert.Equal(plain, RevisionChecksum.OfText("\uFEFFa\nb\n"));
        Assert.Equal(plain, RevisionChecksum.OfText("a\nb\n\n# SIG # Begin signature block\n# xyz\n# SIG # End signature block\n"));
        Assert.NotEqual(plain, RevisionChecksum.OfText("a\nb \n"));
        Assert.NotEqual(plain, RevisionChecksum.OfText("a\n\nb\n"));
    }

    [Fact]
    public void Only_a_signature_at_a_lines_beginning_and_at_the_end_is_left_out()
    {
        const string Words = "-- '# SIG # Begin signature block' is what a signature begins with\nDROP TABLE ";
        Assert.NotEqual(RevisionChecksum.OfText(Words + "a;\n"), RevisionChecksum.OfText(Words + "b;\n"));
        const string Signed = "a\n# SIG # Begin signature block\n# x\n# SIG # End signature block\n";
        Assert.NotEqual(RevisionChecksum.OfText(Signed), RevisionChecksum.OfText(Signed + "Remove-Item everything\n"));
    }

    [Theory]
    [InlineData("Revisse", "Revises")]
    [InlineData("revision", "Revision")]
    [InlineData("Dependson", "Depends-On")]
    [InlineData("nothing", null)]
    [InlineData("", null)]
    public void The_nearest_name(string text, string? near) =>
        Assert.Equal(near, Nearest.Of(text, ["Revision", "Revises", "Depends-On", "Branch-Labels"]) is [var first, ..] ? first : null);
}
