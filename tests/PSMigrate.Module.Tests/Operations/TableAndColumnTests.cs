namespace PSMigrate.Module.Tests.Operations;

/// <summary>Tables and columns: a command makes exactly this operation.</summary>
public sealed class TableAndColumnTests(OperationSession session) : IClassFixture<OperationSession>
{
    [Theory]
    [InlineData(
        "Remove-DbTable sales.line, [my.table] -IfExists",
        "DropTable(Name: sales.line, IfExists: true)\nDropTable(Name: [my.table], IfExists: true)")]
    [InlineData(
        "Rename-DbTable sales.customer client",
        "RenameTable(Table: sales.customer, NewName: client)")]
    [InlineData(
        "Rename-DbTable customer '[new.name]'",
        "RenameTable(Table: customer, NewName: new.name)")]
    [InlineData(
        "Set-DbTable account -Comment 'one row'",
        "SetTableComment(Table: account, Comment: one row)")]
    [InlineData(
        "Set-DbTable 'my schema.account' -DropComment",
        "SetTableComment(Table: my schema.account)")]
    [InlineData(
        "New-DbTable reading -Options @{ Sqlite = 'STRICT'; postgresql = 'PARTITION BY RANGE (day)' } -Comment 'c' -IfNotExists { Column day date -NotNull }",
        "CreateTable(Table: Table(Name: reading, Columns: [Column(Name: day, Type: date)], Comment: c, Options: {PostgreSql=PARTITION BY RANGE (day), Sqlite=STRICT}), IfNotExists: true)")]
    [InlineData(
        "New-DbTable t { Column a int -Unique -Check 'a > 0'; Column b int; Exclude 'a with =' -Name ex; PrimaryKey b -NonClustered -Name pk; Unique a -NullsNotDistinct; Index a -Clustered; ForeignKey b u.id -InitiallyDeferred -MatchFull }",
        "CreateTable(Table: Table(Name: t, Columns: [Column(Name: a, Type: int, Nullable: true), Column(Name: b, Type: int)], PrimaryKey: PrimaryKey(Columns: [b], Clustered: false, Name: pk), ForeignKeys: [ForeignKey(Columns: [b], Principal: u, PrincipalColumns: [id], Deferral: InitiallyDeferred, MatchFull: true)], Uniques: [UniqueConstraint(Columns: [a]), UniqueConstraint(Columns: [a], NullsNotDistinct: true)], Checks: [CheckConstraint(Condition: a > 0)], Excludes: [ExcludeConstraint(Elements: [ExcludeElement(Column: IndexColumn(Name: a), Operator: =)], Name: ex)], Indexes: [Index(Columns: [IndexColumn(Name: a)], Clustered: true)]))")]
    [InlineData(
        "Add-DbColumn account age int -NotNull -Default 0",
        "AddColumn(Table: account, Column: Column(Name: age, Type: int, Default: ColumnDefault(Value: 0)))")]
    [InlineData(
        "Add-DbColumn account age int -IfNotExists -Comment 'years' -Collation nocase",
        "AddColumn(Table: account, Column: Column(Name: age, Type: int, Nullable: true, Collation: nocase, Comment: years), IfNotExists: true)")]
    [InlineData(
        "Add-DbColumn account code string(10) -Unique -Check @{ SqlServer = 'len(code) = 10'; Default = 'length(code) = 10' }",
        "AddColumn(Table: account, Column: Column(Name: code, Type: string(10), Nullable: true))\nAddConstraint(Table: account, Constraint: UniqueConstraint(Columns: [code]))\nAddConstraint(Table: account, Constraint: CheckConstraint(Condition: length(code) = 10{SqlServer=len(code) = 10}))")]
    [InlineData(
        "Add-DbColumn s.account owner bigint -References s.person.id -OnDelete Cascade -OnUpdate SetNull",
        "AddColumn(Table: s.account, Column: Column(Name: owner, Type: bigint, Nullable: true), ForeignKey: ForeignKey(Columns: [owner], Principal: s.person, PrincipalColumns: [id], OnDelete: Cascade, OnUpdate: SetNull))")]
    [InlineData(
        "Add-DbColumn t id bigint -Identity -IdentityStart 10 -IdentityIncrement -5 -IdentityAlways -IdentityMinimum -100 -IdentityMaximum 100 -IdentityCycle -IdentityCache 20",
        "AddColumn(Table: t, Column: Column(Name: id, Type: bigint, Nullable: true, Identity: Identity(Start: 10, Increment: -5, Always: true, Minimum: -100, Maximum: 100, Cycle: true, Cache: 20)))")]
    [InlineData(
        "Add-DbColumn t total decimal(10, 2) -Computed @{ Default = 'net * 2' } -Virtual",
        "AddColumn(Table: t, Column: Column(Name: total, Type: decimal(10, 2), Nullable: true, Computed: Computed(Expression: net * 2)))")]
    [InlineData(
        "Add-DbColumn t at datetime -Default @{ SqlServer = 'sysutcdatetime()'; Default = 'now()' } -DefaultName df_t_at",
        "AddColumn(Table: t, Column: Column(Name: at, Type: datetime, Nullable: true, Default: ColumnDefault(Sql: now(){SqlServer=sysutcdatetime()}, Name: df_t_at)))")]
    [InlineData(
        "Add-DbColumn t flag bool -Default $false",
        "AddColumn(Table: t, Column: Column(Name: flag, Type: bool, Nullable: true, Default: ColumnDefault(Value: false)))")]
    [InlineData(
        "Add-DbColumn t nothing int -Default $null",
        "AddColumn(Table: t, Column: Column(Name: nothing, Type: int, Nullable: true, Default: ColumnDefault(Sql: NULL)))")]
    [InlineData(
        "Add-DbColumn t price @{ Default = 'decimal'; Sqlite = 'real' } 10, 2",
        "AddColumn(Table: t, Column: Column(Name: price, Type: decimal(10, 2){Sqlite=real}, Nullable: true))")]
    [InlineData(
        "Rename-DbColumn account mail 'e mail'",
        "RenameColumn(Table: account, Name: mail, NewName: e mail)")]
    [InlineData(
        "Remove-DbColumn account street, city -IfExists",
        "DropColumn(Table: account, Name: street, IfExists: true)\nDropColumn(Table: account, Name: city, IfExists: true)")]
    [InlineData(
        "Set-DbColumn account name string(100) -NotNull",
        "AlterColumn(Table: account, Name: name, Type: string(100), Nullable: false)")]
    [InlineData(
        "Set-DbColumn account name -Type string(100)",
        "AlterColumn(Table: account, Name: name, Type: string(100))")]
    [InlineData(
        "Set-DbColumn account age -Nullable -DropDefault",
        "AlterColumn(Table: account, Name: age, Nullable: true, Default: dropped)")]
    [InlineData(
        "Set-DbColumn account age -NotNull:$false",
        "AlterColumn(Table: account, Name: age, Nullable: true)")]
    [InlineData(
        "Set-DbColumn account age -Nullable:$false",
        "AlterColumn(Table: account, Name: age, Nullable: false)")]
    [InlineData(
        "Set-DbColumn account age -Default 0 -DefaultName df",
        "AlterColumn(Table: account, Name: age, Default: to ColumnDefault(Value: 0, Name: df))")]
    [InlineData(
        "Set-DbColumn account id -Identity -IdentityStart 1000",
        "AlterColumn(Table: account, Name: id, Identity: to Identity(Start: 1000, Increment: 1))")]
    [InlineData(
        "Set-DbColumn account id -DropIdentity",
        "AlterColumn(Table: account, Name: id, Identity: dropped)")]
    [InlineData(
        "Set-DbColumn account total -Computed 'net * 2' -Virtual",
        "AlterColumn(Table: account, Name: total, Computed: to Computed(Expression: net * 2))")]
    [InlineData(
        "Set-DbColumn account total -DropComputed",
        "AlterColumn(Table: account, Name: total, Computed: dropped)")]
    [InlineData(
        "Set-DbColumn account name -Collation nocase -Comment 'called'",
        "AlterColumn(Table: account, Name: name, Collation: to nocase, Comment: to called)")]
    [InlineData(
        "Set-DbColumn account name -DropCollation -DropComment",
        "AlterColumn(Table: account, Name: name, Collation: dropped, Comment: dropped)")]
    [InlineData(
        "Set-DbColumn account value int -Using @{ PostgreSql = 'value::integer' }",
        "AlterColumn(Table: account, Name: value, Type: int, Using: {PostgreSql=value::integer})")]
    public void A_command_makes_its_operation(string command, string expected) => Assert.Equal(expected, session.Made(command));
}
