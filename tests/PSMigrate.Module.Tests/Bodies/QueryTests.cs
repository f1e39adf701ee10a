using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

public sealed class QueryTests : ModuleTest
{
    [Fact]
    public void A_query_sees_the_operations_of_the_lines_before_it()
    {
        Upgrade("""
            New-DbTable a { Column id int }
            Invoke-DbSql 'insert into a values (1), (2)'
            $count = (Read-DbQuery 'select count(*) as n from a').n
            Invoke-DbSql "insert into a values ($count * 100)"
            """).Succeeded();

        Assert.Equal(["1", "2", "200"], Database.Column("select id from a order by id"));
    }

    [Fact]
    public void An_operation_of_a_pipeline_is_taken_before_the_next_one_is_made()
    {
        Upgrade("""
            New-DbTable a { Column id int }
            1..3 | ForEach-Object { Invoke-DbSql "insert into a values ($(1 + (Read-DbQuery 'select count(*) as n from a').n))" }
            """).Succeeded();

        Assert.Equal(["1", "2", "3"], Database.Column("select id from a order by id"));
    }

    [Fact]
    public void Parameters_go_by_name_and_NULL_is_null()
    {
        Upgrade("""
            Invoke-DbSql 'create table a (id int, name text)'
            Invoke-DbSql 'insert into a values (1, null), (2, ''O''''Hara'')'
            $row = Read-DbQuery 'select * from a where id = @id' @{ id = 1 }
            if ($null -ne $row.name) { throw 'not null' }
            $found = Read-DbQuery 'select id from a where name = @name and @nothing is null' @{ NAME = 'O''Hara'; nothing = $null }
            if ($found.id -ne 2) { throw 'not found' }
            if (Read-DbQuery 'select * from a where id = 3') { throw 'rows out of nothing' }
            """).Succeeded();
    }

    [Fact]
    public void An_at_sign_in_quotes_and_comments_is_no_parameter() =>
        Upgrade("    if ((Read-DbQuery 'select ''a@b'' || @x as c -- @d' @{ x = 1; unused = 2 }).c -ne 'a@b1') { throw 'wrong' }").Succeeded();

    [Theory]
    [InlineData("@{ whom = 1 }")]
    [InlineData("")]
    public void A_parameter_without_a_value_is_an_error_that_names_it(string values)
    {
        var error = Upgrade($"    $null = Read-DbQuery 'select @who as a' {values}").Fails("ParameterMissing");

        Assert.Contains("@who", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_come_as_objects_with_the_columns_as_properties()
    {
        var outcome = Upgrade("    foreach ($row in Read-DbQuery 'select 1 as id, ''x'' as name union select 2, ''y''') { $PSCmdlet; Invoke-DbSql \"create table $($row.name)$($row.id) (a int)\" }".Replace("$PSCmdlet; ", "", StringComparison.Ordinal));

        outcome.Succeeded();
        Assert.Equal(["x1", "y2"], Database.Tables);
    }

    [Fact]
    public void A_query_outside_of_a_body_is_an_error() => Run("Read-DbQuery 'select 1'").Fails("OutsideOfRevision");

    [Fact]
    public void A_variable_called_Migration_in_the_callers_session_is_no_way_to_a_database() =>
        Run("$Migration = 1; Read-DbQuery 'select 1'").Fails("OutsideOfRevision");
}
