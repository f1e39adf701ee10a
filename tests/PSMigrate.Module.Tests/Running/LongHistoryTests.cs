using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

public sealed class LongHistoryTests : ModuleTest
{
    [Fact]
    public void Thirty_revisions_in_both_formats_go_up_to_the_middle_and_up_again_with_rows()
    {
        Project();
        Revision("r01", "    New-DbTable account { Column id int -Identity -PrimaryKey; Column name string(50) -NotNull }", "    Remove-DbTable account");
        for (var i = 2; i <= 30; i++)
            Write(i);

        Assert.Equal(30, Run("Invoke-MigrationUpgrade").Succeeded().Output.Count);
        Database.Execute("insert into account (id, name) values (1, 'kept'), (2, 'too')");
        Assert.Equal(15, Run("Invoke-MigrationDowngrade r15 -Force").Succeeded().Output.Count);
        Assert.Equal(15, Run("Invoke-MigrationUpgrade").Succeeded().Output.Count);

        Assert.Equal(["kept", "too"], Database.Column("select name from account where id < 100 order by id"));
        Assert.Equal(11, Database.Tables.Length);
        Assert.Equal(["r30"], Database.Heads);
        Assert.Equal(["True"], Run("(Get-MigrationStatus).IsUpToDate").Succeeded().Texts);
        Assert.Equal(30, Run("Invoke-MigrationDowngrade base -Force").Succeeded().Output.Count);
        Assert.Empty(Database.Tables);
    }

    void Write(int i)
    {
        var id = $"r{i:00}";
        switch (i % 3)
        {
            case 0:
                SqlRevision(id, $"create table {id} (id integer primary key, account integer references account (id));", $"drop table {id};");
                break;
            case 1:
                Revision(id, $"    Add-DbColumn account {id} int -NotNull -Default 0\n    New-DbIndex ix_{id} account {id}", $"    Remove-DbIndex ix_{id} account\n    Remove-DbColumn account {id}");
                break;
            default:
                SqlRevision(id, $"insert into account (id, name) values ({i} + 100, 'row; of {id}');", $"delete from account where id = {i} + 100;");
                break;
        }
    }
}
