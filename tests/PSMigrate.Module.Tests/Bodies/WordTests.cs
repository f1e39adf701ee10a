using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

/// <summary>The words of a table's block.</summary>
public sealed class WordTests : ModuleTest
{
    [Fact]
    public void The_words_describe_a_table()
    {
        Project();
        Revision("a0", "    New-DbTable person { Column id int -PrimaryKey }");
        Revision("a1", """
            New-DbTable account {
                Column id    bigint      -Identity -PrimaryKey
                Column name  string(50)  -NotNull
                Column price decimal(10, 2) -Default 1
                Column owner int         -References person.id -OnDelete Cascade
                Unique name
                Check  'length(name) > 0'
                Index  owner
                ForeignKey id -References person.id
            }
            """);

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["id", "name", "price", "owner"], Database.Column("select name from pragma_table_info('account')"));
        Assert.Contains("(10", Database.Column("select type from pragma_table_info('account') where name = 'price'")[0], StringComparison.Ordinal);
        Assert.Equal(2, Database.Column("select * from pragma_foreign_key_list('account')").Length);
        Assert.Contains("length(name) > 0", Database.Column("select sql from sqlite_schema where name = 'account'")[0], StringComparison.Ordinal);
        Assert.Single(Database.Column("select name from sqlite_schema where type = 'index' and tbl_name = 'account' and sql is not null"));
    }

    [Fact]
    public void Helper_functions_may_put_out_columns()
    {
        Upgrade(
            "    New-DbTable account { Column id int; Audit }",
            "function Audit { New-DbColumn created datetime -NotNull; foreach ($n in 'by', 'at') { New-DbColumn \"changed_$n\" string(20) } }").Succeeded();

        Assert.Equal(["id", "created", "changed_by", "changed_at"], Database.Column("select name from pragma_table_info('account')"));
    }

    [Theory]
    [InlineData("Column name 'nvarchar(50)'")]
    [InlineData("Column name string -Default 'lower(''X'')'")]
    [InlineData("Column name string; Check 'name > ''a'''")]
    [InlineData("Column name string(50) -NotNull -Default (\"'\" + 'x' + \"'\")")]
    [InlineData("Column name string($size)")]
    [InlineData("Column name string (20)")]
    public void What_is_quoted_or_is_no_command_passes(string line) =>
        Upgrade($"    $size = 40\n    New-DbTable account {{ {line} }}").Succeeded();

    [Theory]
    [InlineData("Check price > 0")]
    [InlineData("Check price >= 0")]
    [InlineData("Column price int; Check price > 0")]
    [InlineData("Column price int -Default 1 > 2")]
    public void An_unquoted_redirection_is_an_error_and_writes_no_file(string line)
    {
        var error = Upgrade($"    New-DbTable account {{\n        {line}\n    }}").Fails("WordRedirection");

        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["migration.psd1", "versions/a1.ps1"], Folder.Files().Where(file => !file.StartsWith("app.db", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Column name nvarchar(max)", "max")]
    [InlineData("Column owner int -References person(id)", "id")]
    [InlineData("Column at date -Default (now)", "now")]
    [InlineData("ForeignKey a -References person(id)", "id")]
    [InlineData("Check length(name)", "name")]
    [InlineData("Exclude (during), 'x with ='", "during")]
    [InlineData("Column at date -Default:(now)", "now")]
    [InlineData("Unique (a), (b)", "a")]
    [InlineData("New-DbColumn name nvarchar(max)", "max")]
    [InlineData("new-dbcolumn name nvarchar(max)", "max")]
    [InlineData("PSMigrate\\New-DbColumn name nvarchar(max)", "max")]
    public void A_command_in_parentheses_is_an_error_and_is_not_run(string line, string command)
    {
        var error = Upgrade($"    New-DbTable account {{\n        {line}\n    }}", $"function {command} {{ throw 'ran' }}").Fails("WordArgument");

        Assert.Contains($"'{command}'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-DbColumn account name nvarchar(max)")]
    [InlineData("add-dbcolumn account name nvarchar(max)")]
    [InlineData("PSMigrate\\Add-DbColumn account name nvarchar(max)")]
    [InlineData("Set-DbColumn account name nvarchar(max)")]
    [InlineData("Set-DbColumn account name -Type nvarchar(max)")]
    [InlineData("Add-DbForeignKey account owner person(id)")]
    [InlineData("Add-DbCheckConstraint account length(name)")]
    [InlineData("Add-DbExcludeConstraint account (during), 'x with ='")]
    public void A_column_that_is_added_later_is_checked_alike(string line) =>
        Upgrade($"    {line}").Fails("WordArgument");

    [Fact]
    public void A_redirection_in_a_column_that_is_added_later_is_an_error() =>
        Upgrade("    Add-DbColumn account price int -Default 1 > 2").Fails("OperationLost");

    [Theory]
    [InlineData("column")]
    [InlineData("Column")]
    public void Outside_of_the_block_a_word_is_what_it_was(string word)
    {
        var error = Upgrade($"    New-DbTable account {{ Column id int }}\n    if (-not $ExecutionContext.InvokeCommand.GetCommand('{word}', 'Alias')) {{ throw 'no alias' }}").Fails("RevisionBodyFailed");

        Assert.Contains("no alias", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_are_gone_after_a_block_that_failed()
    {
        var error = Upgrade("""
            try { New-DbTable account { Column id int; throw 'in the block' } } catch { }
            if ($ExecutionContext.InvokeCommand.GetCommand('PrimaryKey', 'All')) { throw 'still there' }
            New-DbTable second { Column id int }
            """);

        error.Succeeded();
        Assert.Equal(["second"], Database.Tables);
    }

    [Fact]
    public void A_function_of_the_same_name_in_the_file_gives_way_inside_of_the_block_and_is_there_again_after_it()
    {
        Upgrade(
            "    New-DbTable account { Column id int; Unique id }\n    Unique",
            "function Column { throw 'the function ran' }\nfunction Unique { New-DbTable other { New-DbColumn id int } }").Succeeded();

        Assert.Equal(["account", "other"], Database.Tables);
    }

    [Fact]
    public void The_words_work_at_a_prompt_where_aliases_and_functions_have_their_names_and_leave_those_alone()
    {
        var outcome = Run("""
            function Column { 'function' }
            $null = $ExecutionContext.InvokeProvider.Item.Set('Alias:Check', 'Get-Command')
            (New-DbTable a { Column id int; Check 'id > 0' }).Table.Columns.Count
            Column
            $ExecutionContext.InvokeProvider.Item.Get('Alias:Check').Definition
            [bool]$ExecutionContext.InvokeCommand.GetCommand('PrimaryKey', 'Alias')
            """).Succeeded();

        Assert.Equal(["1", "function", "Get-Command", "False"], outcome.Texts);
    }

    [Fact]
    public void The_words_work_in_a_function_of_the_caller()
    {
        var outcome = Run("function Make { $type = 'int'; New-DbTable a { Column id $type } }\n(Make).Table.Columns[0].Name").Succeeded();

        Assert.Equal(["id"], outcome.Texts);
    }

    [Theory]
    [InlineData("Column id int; 'stray'", "stray")]
    [InlineData("Column id int; Column ID int", "two columns")]
    [InlineData("Column id int; PrimaryKey other", "no column 'other'")]
    [InlineData("", "no columns")]
    [InlineData("Column id int -PrimaryKey; PrimaryKey id", "second primary key")]
    public void A_block_that_describes_no_table_says_why(string block, string why)
    {
        var error = Upgrade($"    New-DbTable account {{ {block} }}").Fails("OperationInvalid");

        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_block_fails_the_step_and_names_the_line()
    {
        var error = Upgrade("    New-DbTable account {\n        Column id int -Nonsense\n    }").Fails("RevisionBodyFailed");

        Assert.Contains("'Nonsense'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_in_a_block_is_no_part_of_a_table() =>
        Upgrade("    New-DbTable account { Column id int; Invoke-DbSql 'select 1' }").Fails("OperationInvalid");

    [Fact]
    public void A_value_of_its_own_for_each_provider_is_taken()
    {
        Upgrade("    New-DbTable account { Column data @{ PostgreSql = 'jsonb'; Sqlite = 'text' }; Check @{ Default = '1 > 0' } }").Succeeded();

        Assert.Equal(["text"], [.. Database.Column("select lower(type) from pragma_table_info('account')")]);
    }
}
