namespace PSMigrate.Module.Tests.Schema;

public sealed class AutogenerateTests : SchemaTest
{
    const string First = """
        New-DbTable person {
            Column id    int         -PrimaryKey
            Column name  string(80)  -NotNull
            Column mail  string(200) -Unique
            Column state string(10)  -NotNull -Default "'new'"
            Check 'id > 0' -Name ck_person_id
        }
        New-DbTable pet {
            Column id     int -PrimaryKey
            Column owner  int -NotNull -References person.id -OnDelete Cascade
            Column weight decimal(10, 2)
            Index owner, 'weight desc' -Name ix_pet_owner
        }
        New-DbView adult @'
        select id, name
        from person
        where state = 'adult'
        '@
        """;

    [Fact]
    public void Two_commands_lead_from_a_schema_to_a_database_that_has_it_and_back()
    {
        Project();
        Wanted(First);
        var compared = Run("Compare-MigrationSchema").Succeeded();
        Assert.Equal(["CreateTable", "CreateTable", "CreateView"], compared.Output.Select(item => item.BaseObject.GetType().Name).ToArray());
        Assert.Equal(
            """
            function Upgrade {
                New-DbTable person {
                    Column id    int         -PrimaryKey
                    Column name  string(80)  -NotNull
                    Column mail  string(200) -Unique
                    Column state string(10)  -NotNull -Default "'new'"
                    Check 'id > 0' -Name ck_person_id
                }
                New-DbTable pet {
                    Column id     int            -PrimaryKey
                    Column owner  int            -NotNull -References person.id -OnDelete Cascade
                    Column weight decimal(10, 2)
                    Index owner, 'weight desc' -Name ix_pet_owner
                }
                New-DbView adult @'
            select id, name
            from person
            where state = 'adult'
            '@
            }

            function Downgrade {
                Remove-DbView adult
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbTable pet
                Remove-DbTable person
            }
            """,
            Autogenerate());
        Upgrade();
        Same();
        Database.Execute("insert into person (id, name, mail) values (1, 'Ada', 'a@b'); insert into pet (id, owner, weight) values (1, 1, 2.5)");

        Wanted(First
            .Replace("Column name  string(80)  -NotNull", "Column name  string(100) -NotNull\n    Column age   int", StringComparison.Ordinal)
            .Replace("    Column weight decimal(10, 2)\n", "", StringComparison.Ordinal).Replace(", 'weight desc'", "", StringComparison.Ordinal));
        Assert.Equal(
            """
            function Upgrade {
                Add-DbColumn person age int
                Set-DbColumn person name string(100)
                Remove-DbIndex ix_pet_owner pet
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbColumn pet weight
                New-DbIndex ix_pet_owner pet owner
            }

            function Downgrade {
                Remove-DbIndex ix_pet_owner pet
                Add-DbColumn pet weight DECIMAL(10, 2)
                New-DbIndex ix_pet_owner pet owner, 'weight desc'
                Set-DbColumn person name VARCHAR(80)
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbColumn person age
            }
            """,
            Autogenerate());
        Upgrade();
        Same();
        Assert.Equal(["1|Ada|a@b|new"], Database.Column("select id || '|' || name || '|' || mail || '|' || state from person"));
        Assert.Equal(["1|1"], Database.Column("select id || '|' || owner from pet"));

        Run("Invoke-MigrationDowngrade -To -1 -Confirm:$false").Succeeded();
        Wanted(First);
        Same();
        Run("Invoke-MigrationDowngrade base -Confirm:$false").Succeeded();
        Assert.Empty(Database.Tables);
    }

    [Fact]
    public void A_dropped_table_comes_back_complete()
    {
        Project();
        Wanted("New-DbTable person { Column id int -PrimaryKey }");
        Upgrade(Autogenerate);
        var kept = File.ReadAllText(Folder.Of("schema.ps1"));
        Wanted(kept + """

            New-DbTable 'order line' {
                Column id     int           -Identity -PrimaryKey
                Column person int           -NotNull
                Column amount 'NUMERIC(10)' -NotNull -Default 0
                Column twice  int           -Computed 'amount * 2' -Virtual
                Column label  text          -Collation nocase
                Unique person, label -Name uq_line
                Check "label <> 'it''s'" -Name ck_line
                ForeignKey person person.id -OnDelete SetNull -Name fk_line -InitiallyDeferred
                Index '(lower(label))', 'amount desc' -Name ix_line -Unique -Where 'amount > 0'
            }
            """);
        Upgrade(Autogenerate);
        var made = Database.Column("select sql from sqlite_schema where sql is not null and name not like 'migration%' order by name");

        Wanted(kept);
        var body = Autogenerate();
        Assert.Equal(
            """
            function Upgrade {
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbTable 'order line'
            }

            function Downgrade {
                New-DbTable 'order line' {
                    Column id     INTEGER     -PrimaryKey -Identity
                    Column person INTEGER     -NotNull
                    Column amount NUMERIC(10) -NotNull -Default '0'
                    Column twice  INTEGER     -Computed 'amount * 2' -Virtual
                    Column label  TEXT        -Collation nocase
                    Unique person, label -Name uq_line
                    Check "label <> 'it''s'" -Name ck_line
                    ForeignKey person person.id -OnDelete SetNull -Name fk_line -InitiallyDeferred
                    Index '(lower(label))', 'amount desc' -Unique -Where 'amount > 0' -Name ix_line
                }
            }
            """,
            body);
        Upgrade();
        Same();
        Run("Invoke-MigrationDowngrade -To -1 -Confirm:$false").Succeeded();
        Assert.Equal(made, Database.Column("select sql from sqlite_schema where sql is not null and name not like 'migration%' order by name"));
    }

    [Fact]
    public void A_revision_in_sql_makes_tables_anew_within_the_run()
    {
        Project();
        Wanted(First);
        Upgrade(() => Autogenerate("-Format Sql"));
        Same();
        Database.Execute("insert into person (id, name, mail) values (1, 'Ada', 'a@b'); insert into pet (id, owner, weight) values (1, 1, 2.5)");
        Wanted(First.Replace("string(80)", "string(100)", StringComparison.Ordinal));
        var body = Autogenerate("-Format Sql");
        Assert.Contains("-- >>> downgrade", body, StringComparison.Ordinal);
        Upgrade();
        Same();
        Assert.Equal(["1|Ada"], Database.Column("select id || '|' || name from person"));
        Assert.Equal(["1|1"], Database.Column("select id || '|' || owner from pet"));
        Run("Invoke-MigrationDowngrade -To -1 -Confirm:$false").Succeeded();
        Wanted(First);
        Same();
        Assert.Equal(["1|1"], Database.Column("select id || '|' || owner from pet"));
    }

    [Fact]
    public void Where_nothing_differs_no_file_is_made_and_it_says_so()
    {
        Project();
        Database.Execute("create table a (id int)");
        Wanted("New-DbTable a { Column id int }");
        var outcome = Run("New-MigrationRevision 'nothing' -Autogenerate").Succeeded();
        Assert.Empty(outcome.Output);
        Assert.Contains("no revision was made", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(Files);
        Assert.Equal("function Upgrade {\n}\n\nfunction Downgrade {\n}", Autogenerate("-AllowEmpty"));
    }

    [Fact]
    public void A_database_that_lacks_a_revision_is_not_compared()
    {
        Project();
        TableRevision("a1");
        Wanted("New-DbTable t { Column id int }");
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("NotAtHeads");
        Upgrade();
        File.Delete(Folder.Of("versions/a1.ps1"));
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("NotAtHeads");
        Assert.Empty(Files);
    }

    [Fact]
    public void A_database_is_brought_in_as_it_stands()
    {
        Project();
        Database.Execute("create table a (id integer primary key, name text not null default 'x', check (name <> '')) strict; create index i on a (name); create view v as select name from a");
        Database.Execute("create trigger g after insert on a begin update a set name = 'y' where name = 'z'; end");
        Assert.Equal(
            """
            function Upgrade {
                New-DbTable a -Options 'strict' {
                    Column id   INTEGER -PrimaryKey
                    Column name TEXT    -NotNull -Default "'x'"
                    Check "name <> ''"
                    Index name -Name i
                }
                New-DbView v 'select name from a'
                New-DbTrigger g a 'after insert' "begin update a set name = 'y' where name = 'z'; end"
            }

            function Downgrade {
                Remove-DbTrigger g a
                Remove-DbView v
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbTable a
            }
            """,
            Autogenerate("-FromDatabase"));
        Run("Set-MigrationStamp heads").Succeeded();
        Assert.Equal("True", Run("Test-MigrationStatus").Succeeded().Texts.Single());
        Folder.Write("migration.psd1", """
            @{
                Provider     = 'Sqlite'
                Environments = @{ old = @{ ConnectionString = 'Data Source=app.db' }; new = @{ ConnectionString = 'Data Source=new.db' } }
            }
            """);
        Run("Invoke-MigrationUpgrade -Environment new").Succeeded();
        var outcome = Run("Test-MigrationSchema -Environment new -WantedEnvironment old").Succeeded();
        Assert.True(outcome.Texts is ["True"], string.Join("\n", outcome.Warnings));
    }

    [Fact]
    public void A_wanted_environment_may_keep_its_password_in_a_vault()
    {
        Folder.Write("migration.psd1", """
            @{
                Provider     = 'Sqlite'
                Environments = @{ mine = @{ ConnectionString = 'Data Source=app.db' }; theirs = @{ ConnectionString = @{ Secret = 'where' } } }
            }
            """);
        Directory.CreateDirectory(Folder.Of("versions"));
        Database.Execute("create table t (i int)");
        Run("function global:Get-Secret { param($Name, [switch] $AsPlainText) \"Data Source=$Name.db\" }");
        var compared = Run("Compare-MigrationSchema -Environment mine -WantedEnvironment theirs").Succeeded();
        Assert.Equal(["DropTable"], compared.Output.Select(item => item.BaseObject.GetType().Name));
    }

    [Fact]
    public void What_if_makes_nothing()
    {
        Project();
        Wanted(First);
        var outcome = Run("New-MigrationRevision 'x' -Autogenerate -WhatIf").Succeeded();
        Assert.Empty(outcome.Output);
        Assert.Empty(Files);
        Assert.Empty(Database.Tables);
    }

    [Fact]
    public void A_template_without_a_place_for_the_operations_is_refused()
    {
        Project();
        Wanted(First);
        Directory.CreateDirectory(Folder.Of("templates"));
        Folder.Write("templates/revision.ps1", "{header}\nfunction Upgrade {\n}\nfunction Downgrade {\n}\n");
        Run("New-MigrationRevision 'x' -Autogenerate").Fails("TemplateLoses");
        Assert.Empty(Files);
        Run("New-MigrationRevision 'x'").Succeeded();
    }

    [Fact]
    public void Hooks_run_behind_the_file()
    {
        Project("Hooks = @{ PostWrite = 'hook.ps1' }");
        Folder.Write("hook.ps1", "param($path) [IO.File]::AppendAllText($path, '# seen')");
        Wanted("New-DbTable t { Column id int }");
        Assert.EndsWith("# seen", Autogenerate(), StringComparison.Ordinal);
    }

    void Upgrade(Func<string> make)
    {
        make();
        Upgrade();
    }

    void Upgrade(Func<string, string> make) => Upgrade(() => make(""));
}
