namespace PSMigrate.Module.Tests.Operations;

/// <summary>Constraints: a command makes exactly this operation.</summary>
public sealed class ConstraintTests(OperationSession session) : IClassFixture<OperationSession>
{
    [Theory]
    [InlineData(
        "Add-DbPrimaryKey booking room, day",
        "AddConstraint(Table: booking, Constraint: PrimaryKey(Columns: [room, day]))")]
    [InlineData(
        "Add-DbPrimaryKey booking id -Name pk_booking -Clustered -Deferrable",
        "AddConstraint(Table: booking, Constraint: PrimaryKey(Columns: [id], Clustered: true, Deferral: InitiallyImmediate, Name: pk_booking))")]
    [InlineData(
        "Add-DbPrimaryKey booking id -NonClustered",
        "AddConstraint(Table: booking, Constraint: PrimaryKey(Columns: [id], Clustered: false))")]
    [InlineData(
        "Add-DbForeignKey account owner person.id -OnDelete Cascade -OnUpdate Restrict -Name fk",
        "AddConstraint(Table: account, Constraint: ForeignKey(Columns: [owner], Principal: person, PrincipalColumns: [id], OnDelete: Cascade, OnUpdate: Restrict, Name: fk))")]
    [InlineData(
        "Add-DbForeignKey account owner person",
        "AddConstraint(Table: account, Constraint: ForeignKey(Columns: [owner], Principal: person))")]
    [InlineData(
        "Add-DbForeignKey line a, b -References sales.order_line -ReferencedColumn x, y -Deferrable -MatchFull -NotValid",
        "AddConstraint(Table: line, Constraint: ForeignKey(Columns: [a, b], Principal: sales.order_line, PrincipalColumns: [x, y], Deferral: InitiallyImmediate, MatchFull: true, NotValid: true))")]
    [InlineData(
        "Add-DbForeignKey line a -References sales.order_line -ReferencedColumn x -InitiallyDeferred",
        "AddConstraint(Table: line, Constraint: ForeignKey(Columns: [a], Principal: sales.order_line, PrincipalColumns: [x], Deferral: InitiallyDeferred))")]
    [InlineData(
        "Add-DbUniqueConstraint account name",
        "AddConstraint(Table: account, Constraint: UniqueConstraint(Columns: [name]))")]
    [InlineData(
        "Add-DbUniqueConstraint s.seat hall, number -Name uq -NullsNotDistinct -NonClustered -InitiallyDeferred",
        "AddConstraint(Table: s.seat, Constraint: UniqueConstraint(Columns: [hall, number], NullsNotDistinct: true, Clustered: false, Deferral: InitiallyDeferred, Name: uq))")]
    [InlineData(
        "Add-DbUniqueConstraint account name -NullsNotDistinct:$false",
        "AddConstraint(Table: account, Constraint: UniqueConstraint(Columns: [name], NullsNotDistinct: false))")]
    [InlineData(
        "Add-DbCheckConstraint product 'price > 0' -Name ck -NotValid",
        "AddConstraint(Table: product, Constraint: CheckConstraint(Condition: price > 0, NotValid: true, Name: ck))")]
    [InlineData(
        "Add-DbCheckConstraint product @{ SqlServer = 'len(a) > 0'; Default = 'length(a) > 0' }",
        "AddConstraint(Table: product, Constraint: CheckConstraint(Condition: length(a) > 0{SqlServer=len(a) > 0}))")]
    [InlineData(
        "Add-DbExcludeConstraint booking 'room with =', 'during WITH &&' -Method gist -Where 'not cancelled' -Name ex -Deferrable",
        "AddConstraint(Table: booking, Constraint: ExcludeConstraint(Elements: [ExcludeElement(Column: IndexColumn(Name: room), Operator: =), ExcludeElement(Column: IndexColumn(Name: during), Operator: &&)], Method: gist, Where: not cancelled, Deferral: InitiallyImmediate, Name: ex))")]
    [InlineData(
        "Add-DbExcludeConstraint booking '(tsrange(a, b)) with &&', @{ Name = 'room'; OperatorClass = 'gist_int4_ops'; Operator = '=' }",
        "AddConstraint(Table: booking, Constraint: ExcludeConstraint(Elements: [ExcludeElement(Column: IndexColumn(Expression: tsrange(a, b)), Operator: &&), ExcludeElement(Column: IndexColumn(Name: room, OperatorClass: gist_int4_ops), Operator: =)]))")]
    [InlineData(
        "Remove-DbPrimaryKey booking",
        "DropConstraint(Table: booking, Kind: PrimaryKey)")]
    [InlineData(
        "Remove-DbPrimaryKey booking -Name pk_booking -IfExists",
        "DropConstraint(Table: booking, Kind: PrimaryKey, Name: pk_booking, IfExists: true)")]
    [InlineData(
        "Remove-DbForeignKey account owner person.id",
        "DropConstraint(Table: account, Kind: ForeignKey, Definition: ForeignKey(Columns: [owner], Principal: person, PrincipalColumns: [id]))")]
    [InlineData(
        "Remove-DbForeignKey account a, b s.person -ReferencedColumn x, y -Name fk",
        "DropConstraint(Table: account, Kind: ForeignKey, Name: fk, Definition: ForeignKey(Columns: [a, b], Principal: s.person, PrincipalColumns: [x, y], Name: fk))")]
    [InlineData(
        "Remove-DbForeignKey account -Name fk -IfExists",
        "DropConstraint(Table: account, Kind: ForeignKey, Name: fk, IfExists: true)")]
    [InlineData(
        "Remove-DbUniqueConstraint account name",
        "DropConstraint(Table: account, Kind: Unique, Definition: UniqueConstraint(Columns: [name]))")]
    [InlineData(
        "Remove-DbUniqueConstraint account -Name uq",
        "DropConstraint(Table: account, Kind: Unique, Name: uq)")]
    [InlineData(
        "Remove-DbCheckConstraint product 'price > 0'",
        "DropConstraint(Table: product, Kind: Check, Definition: CheckConstraint(Condition: price > 0))")]
    [InlineData(
        "Remove-DbCheckConstraint product -Name ck -IfExists",
        "DropConstraint(Table: product, Kind: Check, Name: ck, IfExists: true)")]
    [InlineData(
        "Remove-DbExcludeConstraint booking -Name ex",
        "DropConstraint(Table: booking, Kind: Exclude, Name: ex)")]
    [InlineData(
        "Rename-DbConstraint s.account uq_a uq_b",
        "RenameConstraint(Table: s.account, Name: uq_a, NewName: uq_b)")]
    [InlineData(
        "Confirm-DbConstraint payment fk_a, ck_b",
        "ValidateConstraint(Table: payment, Name: fk_a)\nValidateConstraint(Table: payment, Name: ck_b)")]
    public void A_command_makes_its_operation(string command, string expected) => Assert.Equal(expected, session.Made(command));
}
