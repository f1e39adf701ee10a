namespace PSMigrate.Module.Tests.Operations;

/// <summary>Indexes: a command makes exactly this operation.</summary>
public sealed class IndexTests(OperationSession session) : IClassFixture<OperationSession>
{
    [Theory]
    [InlineData(
        "New-DbIndex ix account name -Unique",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: name)], Unique: true))")]
    [InlineData(
        "New-DbIndex ix s.account 'name desc', 'city asc', id -IfNotExists",
        "CreateIndex(Table: s.account, Index: Index(Name: ix, Columns: [IndexColumn(Name: name, Descending: true), IndexColumn(Name: city), IndexColumn(Name: id)]), IfNotExists: true)")]
    [InlineData(
        "New-DbIndex ix account '(lower(mail)) DESC'",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Expression: lower(mail), Descending: true)]))")]
    [InlineData(
        "New-DbIndex ix account '((a) || '')'' || (b))'",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Expression: (a) || ')' || (b))]))")]
    [InlineData(
        "New-DbIndex ix account 'name collate nocase desc nulls last', 'b collate \"de-DE\" nulls first'",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: name, Descending: true, NullsFirst: false, Collation: nocase), IndexColumn(Name: b, NullsFirst: true, Collation: de-DE)]))")]
    [InlineData(
        "New-DbIndex ix account 'first name'",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: first name)]))")]
    [InlineData(
        "New-DbIndex ix account desc",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: desc)]))")]
    [InlineData(
        "New-DbIndex ix account @{ Name = 'name desc'; Descending = $true; Nulls = 'Last'; Collation = 'C'; OperatorClass = 'text_pattern_ops' }",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: name desc, Descending: true, NullsFirst: false, Collation: C, OperatorClass: text_pattern_ops)]))")]
    [InlineData(
        "New-DbIndex ix account @{ Expression = @{ Default = 'lower(a)'; Sqlite = 'a' } }, b",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Expression: lower(a){Sqlite=a}), IndexColumn(Name: b)]))")]
    [InlineData(
        "New-DbIndex ix account a -Where @{ SqlServer = 'b = 1'; Default = 'b' } -Include c, d -Online",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: a)], Where: b{SqlServer=b = 1}, Include: [c, d]), Online: true)")]
    [InlineData(
        "New-DbIndex ix account a -Unique -NullsNotDistinct -Method btree -Options @{ PostgreSql = 'fillfactor = 70' }",
        "CreateIndex(Table: account, Index: Index(Name: ix, Columns: [IndexColumn(Name: a)], Unique: true, Method: btree, NullsNotDistinct: true, Options: {PostgreSql=fillfactor = 70}))")]
    [InlineData(
        "New-DbIndex ix fact -Method columnstore -Clustered",
        "CreateIndex(Table: fact, Index: Index(Name: ix, Method: columnstore, Clustered: true))")]
    [InlineData(
        "Rename-DbIndex ix_a s.account ix_b",
        "RenameIndex(Table: s.account, Name: ix_a, NewName: ix_b)")]
    [InlineData(
        "Remove-DbIndex ix account -IfExists -Online",
        "DropIndex(Name: ix, Table: account, IfExists: true, Online: true)")]
    [InlineData(
        "Remove-DbIndex ix",
        "DropIndex(Name: ix)")]
    public void A_command_makes_its_operation(string command, string expected) => Assert.Equal(expected, session.Made(command));
}
