using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

public sealed class RowTests : ModuleTest
{
    const string Table = "New-DbTable a { Column id int; Column name text }\n";

    IReadOnlyList<string> Rows => Database.Column("select id || ' ' || quote(name) from a order by id");

    [Theory]
    [InlineData("Add-DbRow a @{ id = 1; name = 'x' }, @{ name = $null; id = 2 }")]
    [InlineData("@{ id = 1; name = 'x' }, @{ name = [DBNull]::Value; id = 2 } | Add-DbRow a")]
    [InlineData("[pscustomobject]@{ id = 1; name = 'x' }, [pscustomobject]@{ id = 2; name = $null } | Add-DbRow a")]
    [InlineData("[ordered]@{ name = 'x'; id = '1' }, [pscustomobject]@{ ID = 2; Name = (& { }) } | Add-DbRow a")]
    [InlineData("@{ id = 1; name = 'x' }, @{ id = 2; name = ''; other = 5 } | Add-DbRow a -Column name, id -EmptyAsNull")]
    [InlineData("@{ id = 1; name = 'x' }, @{ id = 2 } | Add-DbRow a -Column id, name")]
    [InlineData("1..2 | ForEach-Object { [pscustomobject]@{ id = $_; name = @($null, 'x', $null)[$_] } } | Add-DbRow a")]
    public void Rows_of_every_kind(string body)
    {
        Upgrade(Table + body).Succeeded();

        Assert.Equal(["1 'x'", "2 NULL"], Rows);
    }

    [Fact]
    public void An_empty_text_stays_one()
    {
        Upgrade(Table + "Add-DbRow a @{ id = 1; name = '' }").Succeeded();

        Assert.Equal(["1 ''"], Rows);
    }

    [Fact]
    public void Values_of_several_types()
    {
        Upgrade("""
            New-DbTable a { Column id int; Column v text; Column b binary }
            Add-DbRow a @{ id = 1; v = [datetime]'2026-01-02'; b = [byte[]](1, 255) }, @{ id = 2; v = [guid]::Empty; b = $null }, @{ id = 3; v = $true; b = $null }
            Add-DbRow a @{ id = 4; v = New-DbExpression 'upper(''x'')' }
            """).Succeeded();

        Assert.Equal(["2026-01-02 00:00:00", "00000000-0000-0000-0000-000000000000", "1", "X"], Database.Column("select v from a order by id"));
        Assert.Equal(["01FF"], Database.Column("select hex(b) from a where id = 1"));
    }

    [Fact]
    public void Many_rows_stream_in_chunks_to_one_load()
    {
        Project();
        Revision("a1", Table + "1..2500 | ForEach-Object { [pscustomobject]@{ id = $_; name = \"n$_\" } } | Add-DbRow a");

        var outcome = Run("Invoke-MigrationUpgrade -Verbose");

        outcome.Succeeded();
        Assert.Equal(["2500"], Database.Column("select count(*) from a"));
        Assert.Single(outcome.Verbose, text => text.Contains("2,500 rows loaded into a", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@{ id = 1 }, @{ id = 2; name = 'x' } | Add-DbRow a", "row 2 has a column 'name'")]
    [InlineData("@{ id = 1; name = 'x' }, @{ id = 2 } | Add-DbRow a", "row 2 has no column 'name'")]
    [InlineData("'x' | Add-DbRow a", "a row is 'x'")]
    [InlineData("Add-DbRow a @{ id = 1, 2 }", "the value of column 'id'")]
    [InlineData("Add-DbRow a @{ id = [DayOfWeek]::Monday }", "the value of column 'id' is 'Monday' (DayOfWeek)")]
    [InlineData("Set-DbRow a @{ id = 1 }", "it is not said which rows")]
    [InlineData("Remove-DbRow a", "it is not said which rows")]
    [InlineData("Remove-DbRow a -Where @{ }", "-Where is empty")]
    [InlineData("Remove-DbRow a -Where @{ id = 1 } -All", "-All is every row")]
    public void What_is_wrong_is_named(string body, string fault)
    {
        Assert.Contains(fault, Upgrade(Table + body).Fails("OperationInvalid").ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
    }

    [Fact]
    public void Rows_are_changed_and_deleted()
    {
        Upgrade(Table + """
            1..6 | ForEach-Object { @{ id = $_; name = $null } } | Add-DbRow a
            Set-DbRow a @{ name = 'one' } -Where @{ id = 1; name = $null }
            Set-DbRow a @{ name = New-DbExpression 'id * 10' } -Condition 'id = 2'
            Set-DbRow a -Set @{ name = 'low' } -Where @{ name = $null } -Condition 'id < 5'
            Remove-DbRow a -Where @{ id = 3 }
            Remove-DbRow a -Condition @{ Sqlite = 'id = 4'; Default = 'nosuch' }
            """).Succeeded();

        Assert.Equal(["1 'one'", "2 '20'", "5 NULL", "6 NULL"], Rows);
    }

    [Fact]
    public void All_rows_are_changed_or_deleted_when_that_is_said()
    {
        Upgrade(Table + "Add-DbRow a @{ id = 1 }, @{ id = 2 }\nSet-DbRow a @{ name = 'x' } -All\n").Succeeded();
        Assert.Equal(["1 'x'", "2 'x'"], Rows);

        Revision("b2", "Remove-DbRow a -All");
        Run("Invoke-MigrationUpgrade").Succeeded();
        Assert.Empty(Rows);
    }

    [Fact]
    public void Hashtables_without_an_order_give_columns_by_name()
    {
        Assert.Equal(["Mid alpha zeta"], Run("(Add-DbRow a @{ zeta = 1; alpha = 2; Mid = 3 }).Columns -join ' '").Texts);
        Assert.Equal(["zeta alpha"], Run("(Add-DbRow a ([ordered]@{ zeta = 1; alpha = 2 })).Columns -join ' '").Texts);
    }

    [Fact]
    public void Rows_that_are_assigned_are_lost_and_found() =>
        Upgrade(Table + "$rows = Add-DbRow a @{ id = 1 }").Fails("OperationLost");
}
