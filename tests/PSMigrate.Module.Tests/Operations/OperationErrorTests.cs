namespace PSMigrate.Module.Tests.Operations;

/// <summary>What contradicts itself, says nothing or is misspelt is an error before there is an operation.</summary>
public sealed class OperationErrorTests(OperationSession session) : IClassFixture<OperationSession>
{
    [Theory]
    [InlineData("Set-DbColumn t c", "nothing is said that would change")]
    [InlineData("Set-DbColumn t c -NotNull -Nullable", "-NotNull and -Nullable contradict each other")]
    [InlineData("Set-DbColumn t c -Default 1 -DropDefault", "-Default and -DropDefault")]
    [InlineData("Set-DbColumn t c -Identity -DropIdentity", "-Identity and -DropIdentity")]
    [InlineData("Set-DbColumn t c -Computed a -DropComputed", "-Computed and -DropComputed")]
    [InlineData("Set-DbColumn t c -Collation a -DropCollation", "-Collation and -DropCollation")]
    [InlineData("Set-DbColumn t c -Comment a -DropComment", "-Comment and -DropComment")]
    [InlineData("Set-DbColumn t c -Size 10", "-Size belongs to a type")]
    [InlineData("Set-DbColumn t c -Using 'c + 1'", "-Using says how values of a new type are made")]
    [InlineData("Set-DbColumn t c -DefaultName df", "-DefaultName names the constraint of a default")]
    [InlineData("Set-DbColumn t c -Default new", "the default new is neither a value nor a call")]
    [InlineData("Add-DbColumn t c text -Default @{ Sqlite = 'new' }", "the default new is neither a value nor a call")]
    [InlineData("Set-DbColumn t c -Virtual", "-Virtual says how a column is computed")]
    [InlineData("Set-DbColumn t c -IdentityStart 5", "-IdentityStart says how the database numbers the column")]
    [InlineData("Add-DbColumn t c int -IdentityCycle", "-IdentityCycle says how")]
    [InlineData("Add-DbColumn t c int -Identity -IdentityIncrement 0", "steps of 0")]
    [InlineData("Add-DbColumn t c int -Identity -IdentityMinimum 9 -IdentityMaximum 1", "the least number 9 is greater")]
    [InlineData("Add-DbColumn t c int -Identity -IdentityStart 0 -IdentityMinimum 1", "the first number 0 is not between")]
    [InlineData("Add-DbColumn t c int -Identity -Default 1", "-Identity and -Default")]
    [InlineData("Add-DbColumn t c int -Computed a -Default 1", "-Computed and -Default")]
    [InlineData("Add-DbColumn t c int -Computed a -Identity", "-Computed and -Identity")]
    [InlineData("Add-DbColumn t c int -OnDelete Cascade", "-OnDelete and -OnUpdate say what follows a reference")]
    [InlineData("Add-DbColumn t c int -References a.b.c.d", "names no column")]
    [InlineData("Add-DbColumn t c int -Unique -IfNotExists", "its constraints would be added again")]
    [InlineData("Add-DbColumn t c @{ Sqlite = 'text' } 10", "a type per provider has its size in its own text")]
    [InlineData("Add-DbColumn a.b.c d int", "is not a table's name")]
    [InlineData("Set-DbTable t", "nothing is said that would change")]
    [InlineData("Set-DbTable t -Comment a -DropComment", "-Comment and -DropComment")]
    [InlineData("Rename-DbTable a b.c", "the new name 'b.c' has a schema")]
    [InlineData("Rename-DbTable s.a a", "the new name 'a' is the old one")]
    [InlineData("Rename-DbColumn t a a", "is the old one")]
    [InlineData("Rename-DbIndex a t a", "is the old one")]
    [InlineData("Rename-DbConstraint t a a", "is the old one")]
    [InlineData("Rename-DbSequence s.a t.b", "has a schema")]
    [InlineData("Rename-DbEnum a a", "is the old one")]
    [InlineData("Rename-DbEnumValue e a a", "is the old one")]
    [InlineData("Add-DbPrimaryKey t a -Clustered -NonClustered", "-Clustered and -NonClustered")]
    [InlineData("Add-DbUniqueConstraint t a -Clustered -NonClustered", "-Clustered and -NonClustered")]
    [InlineData("Add-DbForeignKey t a, b u.c", "2 columns cannot refer to 1")]
    [InlineData("Add-DbForeignKey t a u -ReferencedColumn c, d", "1 column cannot refer to 2")]
    [InlineData("Add-DbForeignKey t a x.y.z -ReferencedColumn c", "names no table")]
    [InlineData("Add-DbForeignKey t a 'u.'", "has an empty part")]
    [InlineData("Add-DbExcludeConstraint t 'a'", "'a' has no operator")]
    [InlineData("Add-DbExcludeConstraint t @{ Name = 'a' }", "a comparison has no operator")]
    [InlineData("Remove-DbForeignKey t", "nothing says which foreign key is meant")]
    [InlineData("Remove-DbForeignKey t a", "nothing says which foreign key is meant")]
    [InlineData("Remove-DbForeignKey t a -Name fk", "nothing says which foreign key is meant")]
    [InlineData("Remove-DbUniqueConstraint t", "nothing says which constraint is meant")]
    [InlineData("Remove-DbCheckConstraint t", "nothing says which constraint is meant")]
    [InlineData("Remove-DbExcludeConstraint t", "nothing says which constraint is meant")]
    [InlineData("New-DbIndex i t", "the index has no columns")]
    [InlineData("New-DbIndex i t a -NullsNotDistinct", "-NullsNotDistinct says what is the same in a unique index")]
    [InlineData("New-DbIndex i t ' '", "a column of the index is empty")]
    [InlineData("New-DbIndex i t '(a) || (b)'", "is not in parentheses as a whole")]
    [InlineData("New-DbIndex i t '(a'", "is not in parentheses as a whole")]
    [InlineData("New-DbIndex i t @{ Name = 'a'; Expression = 'b' }", "needs either a name or an expression")]
    [InlineData("New-DbIndex i t @{ Descending = $true }", "needs either a name or an expression")]
    [InlineData("New-DbIndex i t @{ Name = 'a'; Nulls = 'Middle' }", "NULL cannot stand 'Middle'")]
    [InlineData("New-DbSequence s -Increment 0", "steps of 0")]
    [InlineData("New-DbSequence s -Start 0 -Minimum 1", "the first number 0 is not between")]
    [InlineData("Set-DbSequence s", "nothing is said that would change")]
    [InlineData("Set-DbSequence s -RestartWith 10 -Maximum 9", "the first number 10 is not between")]
    [InlineData("Set-DbSequence s -Cycle -NoCycle", "-Cycle and -NoCycle")]
    [InlineData("New-DbEnum e a, b, a", "the value 'a' stands there twice")]
    [InlineData("Add-DbEnumValue e a -Before b -After c", "-Before and -After")]
    [InlineData("New-DbTable t { Column a int -Computed b -Default 1 }", "-Computed and -Default")]
    public void What_makes_no_sense_is_an_error_that_says_why(string command, string why)
    {
        var error = session.Run(command).Fails("OperationInvalid");

        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-DbSql @{ Postgres = 'a' }", "Postgres", "PostgreSql")]
    [InlineData("@{ Postgres = 'a' } | Invoke-DbSql", "Postgres", "PostgreSql")]
    [InlineData("Add-DbColumn t c @{ SqlLite = 'a' }", "SqlLite", "Sqlite")]
    [InlineData("Add-DbColumn t c int -Default @{ MsSqlServer = 'a' }", "MsSqlServer", "SqlServer")]
    [InlineData("Add-DbColumn t c int -Check @{ defualt = 'a' }", "defualt", "Default")]
    [InlineData("Add-DbCheckConstraint t @{ Sqlite = 'a'; Pg = 'b' }", "Pg", "Sqlite")]
    [InlineData("Set-DbColumn t c int -Using @{ SqlServr = 'a' }", "SqlServr", "SqlServer")]
    [InlineData("New-DbIndex i t @{ Expression = @{ SqlSrver = 'a' } }", "SqlSrver", "SqlServer")]
    [InlineData("New-DbView v @{ PostgreSQL15 = 'a' }", "PostgreSQL15", "PostgreSql")]
    [InlineData("New-DbTable t { Column a @{ Postgre = 'b' } }", "Postgre", "PostgreSql")]
    [InlineData("New-DbTable t -Options @{ Sqlit = 'STRICT' } { Column a int }", "Sqlit", "Sqlite")]
    public void A_text_for_an_unknown_provider_names_the_nearest_one(string command, string given, string nearest)
    {
        var error = session.Run(command).Fails("OperationInvalid");

        Assert.Contains($"a text is given for '{given}'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Did you mean {nearest}? The keys are Sqlite, PostgreSql, SqlServer, Default.", $"{error.ErrorDetails?.RecommendedAction} {error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-DbSql @{}")]
    [InlineData("Add-DbColumn t c @{}")]
    [InlineData("Add-DbColumn t c int -Default @{}")]
    public void A_hashtable_without_a_text_is_an_error(string command) =>
        Assert.Contains("a hashtable of texts is empty", session.Run(command).Fails("OperationInvalid").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("New-DbIndex i t @{ Nmae = 'a' }", "Nmae", "Name")]
    [InlineData("New-DbIndex i t @{ Name = 'a'; OperatorClas = 'b' }", "OperatorClas", "OperatorClass")]
    [InlineData("New-DbIndex i t @{ Name = 'a'; Operator = '=' }", "Operator", "OperatorClass")]
    public void A_misspelt_key_of_an_index_column_names_the_nearest_one(string command, string given, string nearest)
    {
        var error = session.Run(command).Fails("OperationInvalid");

        Assert.Contains($"a column of an index has no '{given}'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Did you mean {nearest}?", $"{error.ErrorDetails?.RecommendedAction} {error}", StringComparison.Ordinal);
    }
}
