using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

public sealed class AutocommitTests : ModuleTest
{
    [Fact]
    public void A_block_runs_what_no_transaction_takes()
    {
        Upgrade("""
            New-DbTable a { Column id int }
            Invoke-DbAutocommit {
                Invoke-DbSql 'vacuum'
                foreach ($id in 1..2) { Add-DbRow a @{ id = $id } }
            }
            Add-DbRow a @{ id = 3 }
            """).Succeeded();

        Assert.Equal(["1", "2", "3"], Database.Column("select id from a order by id"));
    }

    [Fact]
    public void What_a_later_failure_leaves_the_next_run_goes_on_behind()
    {
        const string Start = "New-DbTable a { Column id int }\nInvoke-DbAutocommit { Add-DbRow a @{ id = 1 } }\nAdd-DbRow a @{ id = 2 }\n";
        Upgrade(Start + "Invoke-DbSql 'selec'").Fails("SqlFailed");
        Assert.Equal(["1"], Database.Column("select id from a"));

        Folder.Write("versions/a1.ps1", $"Revision 'a1'\nfunction Upgrade {{\n{Start}}}\n");
        Run("Invoke-MigrationUpgrade").Succeeded();
        Assert.Equal(["1", "2"], Database.Column("select id from a order by id"));
        Assert.Equal(["a1"], Database.Heads);
    }

    [Theory]
    [InlineData("Invoke-DbAutocommit { 5 }", "OperationInvalid")]
    [InlineData("Invoke-DbAutocommit { $null = Invoke-DbSql 'select 1' }", "OperationLost")]
    [InlineData("$x = Invoke-DbAutocommit { Invoke-DbSql 'select 1' }", "OperationLost")]
    [InlineData("Invoke-DbAutocommit { Invoke-DbSql 'select 1' | Where-Object { $false } }", "OperationLost")]
    [InlineData("Invoke-DbAutocommit { throw 'my own' }", "RevisionBodyFailed")]
    public void What_is_wrong_in_a_block_is_named(string body, string errorId)
    {
        Upgrade("New-DbTable a { Column id int }\n" + body).Fails(errorId);
        Assert.Empty(Database.Tables);
    }
}
