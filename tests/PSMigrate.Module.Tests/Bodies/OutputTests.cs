using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

public sealed class OutputTests : ModuleTest
{
    [Fact]
    public void What_Upgrade_puts_out_are_its_operations()
    {
        Upgrade("""
            New-DbTable account { Column id int -PrimaryKey }
            if ($true) { Invoke-DbSql 'insert into account values (1)' }
            1..2 | ForEach-Object { Invoke-DbSql "insert into account values ($_ + 10)" }
            """).Succeeded();

        Assert.Equal(["1", "11", "12"], Database.Column("select id from account order by id"));
    }

    [Fact]
    public void Operations_may_be_put_out_by_functions_of_the_file()
    {
        Upgrade("    Make 'a'\n    Make 'b'", "function Make($name) { New-DbTable $name { Column id int } }").Succeeded();

        Assert.Equal(["a", "b"], Database.Tables);
    }

    [Theory]
    [InlineData("'stray'", "'stray' (String)")]
    [InlineData("42", "'42' (Int32)")]
    [InlineData("$null", "$null")]
    [InlineData("[pscustomobject]@{ a = 1 }", "(PSCustomObject)")]
    [InlineData("Read-DbQuery 'select 7 as n'", "(PSCustomObject)")]
    public void Other_output_is_an_error_that_names_the_value_and_the_line(string line, string value)
    {
        var error = Upgrade($"    Invoke-DbSql 'create table a (x int)'\n    {line}").Fails("StrayOutput");

        Assert.Contains(value, error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Folder.Of("versions/a1.ps1")}:8", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void Output_that_is_assigned_or_piped_to_OutNull_is_no_stray_value()
    {
        Upgrade("    $list = [Collections.ArrayList]::new()\n    $null = $list.Add(1)\n    $list.Add(2) | Out-Null\n    [void]$list.Add(3)\n    New-DbTable a { Column id int }").Succeeded();

        Assert.Equal(["a"], Database.Tables);
    }

    [Theory]
    [InlineData("$x = New-DbTable b { Column id int }", "assigned")]
    [InlineData("$null = New-DbTable b { Column id int }", "assigned")]
    [InlineData("$x += New-DbTable b { Column id int }", "assigned")]
    [InlineData("$x = @(New-DbTable b { Column id int })", "assigned")]
    [InlineData("$x = if ($true) { New-DbTable b { Column id int } }", "assigned")]
    [InlineData("$x = foreach ($n in 1, 2) { Invoke-DbSql 'select 1' }", "assigned")]
    [InlineData("$x = 'b' | ForEach-Object { New-DbTable $_ { Column id int } }", "assigned")]
    [InlineData("$x.y = Invoke-DbSql 'select 1'", "assigned")]
    [InlineData("$x, $y = Invoke-DbSql 'select 1'", "assigned")]
    [InlineData("[void](New-DbTable b { Column id int })", "discarded")]
    [InlineData("[void]$(New-DbTable b { Column id int })", "discarded")]
    [InlineData("New-DbTable b { Column id int } | Out-Null", "Out-Null")]
    [InlineData("'b' | ForEach-Object { New-DbTable $_ { Column id int } } | Out-Null", "Out-Null")]
    [InlineData("New-DbTable b { Column id int } > $null", "redirected")]
    [InlineData("New-DbTable b { Column id int } > file.txt", "redirected")]
    [InlineData("New-DbTable b { Column id int } *> $null", "redirected")]
    [InlineData("PSMigrate\\New-DbTable b { Column id int } | out-null", "Out-Null")]
    [InlineData("new-dbtable b { Column id int } | Where-Object { $false } | Out-Null", "Out-Null")]
    [InlineData("(New-DbTable b { Column id int }) | Out-Null", "Out-Null")]
    [InlineData("(New-DbTable b { Column id int }) > $null", "redirected")]
    [InlineData("if ($true) { $y = & { return New-DbTable b { Column id int } } }", "assigned")]
    [InlineData("if (Invoke-DbSql 'select 1') { }", "head of a statement")]
    [InlineData("foreach ($o in Invoke-DbSql 'select 1') { }", "head of a statement")]
    public void An_operation_that_would_be_lost_is_found_before_anything_runs(string line, string how)
    {
        Project();
        Revision("a0", "    New-DbTable a { Column id int }");
        Revision("a1", $"    $x = @{{}}\n    {line}");

        var error = Run("Invoke-MigrationUpgrade").Fails("OperationLost");

        Assert.Contains(how, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a1.ps1:8", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.False(Folder.Has("file.txt"));
    }

    [Theory]
    [InlineData("$make = { New-DbTable b { Column id int } }; & $make")]
    [InlineData("foreach ($n in 'b') { if ($n) { New-DbTable $n { Column id int } } }")]
    [InlineData("'b' | ForEach-Object { New-DbTable $_ { Column id int } } | Where-Object { $_ }")]
    [InlineData("& { New-DbTable b { Column id int } } *>&1")]
    [InlineData("$x = try { 'b' } finally { }; New-DbTable $x { Column id int }")]
    [InlineData("@(New-DbTable b { Column id int })")]
    public void An_operation_that_takes_a_longer_way_out_is_none_of_those(string line)
    {
        Upgrade($"    {line}").Succeeded();

        Assert.Equal(["b"], Database.Tables);
    }

    [Fact]
    public void An_operation_that_is_lost_in_a_function_is_found_too()
    {
        var error = Upgrade("    Make", "function Make { $x = New-DbTable b { Column id int } }").Fails("OperationLost");

        Assert.Contains("New-DbTable", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Return_ends_a_body_early_and_its_value_counts()
    {
        Upgrade("    New-DbTable a { Column id int }\n    if ($true) { return New-DbTable b { Column id int } }\n    New-DbTable c { Column id int }").Succeeded();

        Assert.Equal(["a", "b"], Database.Tables);
        Assert.Equal(["a1"], Database.Heads);
    }

    [Fact]
    public void An_empty_downgrade_does_nothing_and_is_recorded()
    {
        Project();
        Revision("a1", "    New-DbTable a { Column id int }", "");

        Run("Invoke-MigrationUpgrade; Invoke-MigrationDowngrade base -Force").Succeeded();

        Assert.Empty(Database.Heads);
        Assert.Equal(["a"], Database.Tables);
        Assert.Equal(["upgrade", "downgrade"], Database.Column("select direction from migration_log order by 1 desc"));
    }

    [Fact]
    public void A_file_without_Downgrade_is_irreversible_though_the_one_before_has_one()
    {
        Project();
        TableRevision("a1");
        Revision("a2", "    New-DbTable b { Column id int }", downgrade: null);
        TableRevision("a3");
        Run("Invoke-MigrationUpgrade").Succeeded();

        var error = Run("Invoke-MigrationDowngrade base -Force").Fails("IrreversibleRevision");

        Assert.Contains("a2", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a1", "a3", "b"], Database.Tables);
        Assert.Equal(["a3"], Database.Heads);
        Run("Invoke-MigrationDowngrade a2 -Force").Succeeded();
        Assert.Equal(["a2"], Database.Heads);
    }

    [Fact]
    public void A_Downgrade_inside_of_another_function_is_none()
    {
        Project();
        Revision("a1", "    New-DbTable a { Column id int }", downgrade: null, functions: "function Other { function Downgrade { Remove-DbTable a } }");
        Run("Invoke-MigrationUpgrade").Succeeded();

        Run("Invoke-MigrationDowngrade base -Force").Fails("IrreversibleRevision");
    }
}
