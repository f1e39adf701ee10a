using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>What the commands say happens to a database with rows in it.</summary>
public sealed class SqliteRunTests : ModuleTest
{
    [Fact]
    public void Tables_change_and_keep_their_rows()
    {
        Project();
        Revision("a0", """
            New-DbTable person { Column id int -PrimaryKey; Column name string(50) -NotNull }
            New-DbTable account {
                Column id      bigint -Identity -PrimaryKey
                Column 'e mail' string(100)
                Column age     string(10) -Default "'0'"
                Column owner   int -References person.id -OnDelete Cascade
                Column net     decimal(10, 2) -NotNull -Default 1 -Check 'net >= 0'
                Unique 'e mail'
                Index  'age desc', '(lower("e mail"))' -Name ix_age
            }
            Invoke-DbSql 'insert into person values (1, ''ann'')'
            Invoke-DbSql 'insert into account ("e mail", age, owner, net) values (''a@b'', ''41'', 1, 2.5), (''c@d'', ''7'', 1, 3)'
            """);
        Revision("a1", """
            Add-DbColumn account code string(10) -Unique -Check 'code <> '''''
            Add-DbColumn account created datetime -NotNull -Default 'CURRENT_TIMESTAMP'
            Add-DbColumn account gross decimal(10, 2) -Computed 'net * 2'
            Rename-DbColumn account 'e mail' mail
            Set-DbColumn account age int -NotNull -Default 18 -Using 'cast(age as integer) + 1'
            Set-DbColumn account net -DropDefault
            Remove-DbUniqueConstraint account 'e mail'
            Add-DbUniqueConstraint account mail -Name uq_mail
            Add-DbCheckConstraint account 'age < 200' -Name ck_age
            Remove-DbForeignKey account owner person.id
            Add-DbForeignKey account owner person.id -OnDelete SetNull -Name fk_owner
            Rename-DbTable account customer
            Rename-DbConstraint customer ck_age ck_customer_age
            Rename-DbIndex ix_age customer ix_customer_age
            New-DbIndex ix_owner customer @{ Name = 'owner'; Descending = $true } -Where 'age > 1' -Online
            New-DbView adult 'select id, mail from customer where age >= 18' -Column number, letters
            New-DbTrigger touch customer 'after update of mail' 'begin update customer set code = ''changed'' where id = new.id; end'
            """);

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(
            ["a@b|42|1|2.5|5", "c@d|8|1|3|6"],
            Database.Column("select mail || '|' || age || '|' || owner || '|' || net || '|' || gross from customer order by id"));
        Assert.Equal(["a@b"], Database.Column("select letters from adult"));
        Database.Execute("update customer set mail = 'x' where id = 1");
        Assert.Equal(["changed", "NULL"], Database.Column("select code from customer order by id"));
        var definition = Database.Column("select sql from sqlite_schema where name = 'customer'")[0];
        Assert.All(["uq_mail", "ck_customer_age", "fk_owner", "SET NULL"], part => Assert.Contains(part, definition, StringComparison.Ordinal));
        Assert.DoesNotContain("uq_account_e", definition, StringComparison.Ordinal);
        Assert.Equal(["ix_customer_age", "ix_owner"], Database.Column("select name from sqlite_schema where type = 'index' and sql is not null order by name"));
        Assert.ThrowsAny<Exception>(() => Database.Execute("insert into customer (id, mail, age, net) values (9, 'y', 300, 1)"));
        Assert.ThrowsAny<Exception>(() => Database.Execute("insert into customer (id, mail, age, net) values (9, 'x', 3, 1)"));
    }

    [Fact]
    public void A_key_and_a_column_go_and_what_is_missing_is_passed_over()
    {
        Project();
        Revision("a0", """
            New-DbTable booking { Column room int -NotNull; Column day date -NotNull; Column who text; PrimaryKey room, day }
            Invoke-DbSql 'insert into booking values (1, ''2026-01-01'', ''ann'')'
            New-DbView v 'select room from booking'
            """);
        Revision("a1", """
            Remove-DbView v, w -IfExists
            Remove-DbTrigger none booking -IfExists
            Remove-DbIndex none booking -IfExists
            Remove-DbCheckConstraint booking -Name none -IfExists
            Remove-DbPrimaryKey booking
            Remove-DbColumn booking who, none -IfExists
            Add-DbColumn booking id int -IfNotExists
            Add-DbColumn booking room int -IfNotExists
            Invoke-DbSql 'update booking set id = 7'
            Set-DbColumn booking id -NotNull
            Add-DbPrimaryKey booking id
            """);

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["room", "day", "id"], Database.Column("select name from pragma_table_info('booking')"));
        Assert.Equal(["id"], Database.Column("select name from pragma_table_info('booking') where pk = 1"));
        Assert.Equal(["1|2026-01-01|7"], Database.Column("select room || '|' || day || '|' || id from booking"));
    }

    [Theory]
    [InlineData("New-DbSchema sales")]
    [InlineData("New-DbSequence number")]
    [InlineData("Set-DbSequence number -Cycle")]
    [InlineData("New-DbEnum mood sad, ok")]
    [InlineData("New-DbFunction f '() returns int'")]
    [InlineData("New-DbProcedure p 'as select 1'")]
    [InlineData("New-DbView v 'select 1' -Materialized")]
    [InlineData("Set-DbTable a -Comment 'c'")]
    [InlineData("Confirm-DbConstraint a ck")]
    [InlineData("Add-DbExcludeConstraint a 'id with ='")]
    [InlineData("Add-DbCheckConstraint a 'id > 0' -NotValid")]
    [InlineData("Add-DbUniqueConstraint a id -InitiallyDeferred")]
    [InlineData("New-DbIndex i a id -Method gin")]
    [InlineData("New-DbIndex i a id -Include b")]
    [InlineData("Invoke-DbSql 'create table b (x int)'; New-DbIndex i a id -Clustered")]
    public void What_SQLite_cannot_do_is_an_error_that_names_the_line(string command)
    {
        var error = Upgrade($"    New-DbTable a {{ Column id int }}\n    {command}").Fails("NotSupportedByProvider");

        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }
}
