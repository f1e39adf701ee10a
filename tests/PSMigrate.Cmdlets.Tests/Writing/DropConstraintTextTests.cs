using PSMigrate.Cmdlets.Writing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Tests.Writing;

public sealed class DropConstraintTextTests
{
    [Theory]
    [InlineData(ConstraintKind.PrimaryKey, "Remove-DbPrimaryKey person -Name 'a b'")]
    [InlineData(ConstraintKind.ForeignKey, "Remove-DbForeignKey person -Name 'a b'")]
    [InlineData(ConstraintKind.Unique, "Remove-DbUniqueConstraint person -Name 'a b'")]
    [InlineData(ConstraintKind.Check, "Remove-DbCheckConstraint person -Name 'a b'")]
    [InlineData(ConstraintKind.Exclude, "Remove-DbExcludeConstraint person -Name 'a b'")]
    public void A_name_is_no_column_and_no_condition(ConstraintKind kind, string expected) =>
        Assert.Equal(expected, OperationText.Write(new DropConstraint(new(null, "person"), kind, "a b")));

    [Fact]
    public void A_foreign_key_without_a_name_says_what_it_refers_to() => Assert.Equal(
        "Remove-DbForeignKey pet owner, breed person -ReferencedColumn id, kind",
        OperationText.Write(new DropConstraint(new(null, "pet"), ConstraintKind.ForeignKey, null)
        {
            Definition = new ForeignKey(["owner", "breed"], new(null, "person"), ["id", "kind"]),
        }));
}
