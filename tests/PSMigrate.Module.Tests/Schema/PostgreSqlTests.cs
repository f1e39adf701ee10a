using Npgsql;
using PSMigrate.Tests;

namespace PSMigrate.Module.Tests.Schema;

public sealed class PostgreSqlTests : SchemaTest
{
    const string First = """
        New-DbEnum mood sad, ok
        New-DbSequence ticket -Start 100
        New-DbTable person {
            Column id   bigint      -Identity -PrimaryKey
            Column name string(80)  -NotNull -Comment "whose name it's"
            Column mood mood        -NotNull -Default "'ok'"
            Column net  decimal(10, 2)
            Check 'net > 0'
        }
        """;

    readonly Lazy<string> connection = new(PostgresServer.CreateDatabase);

    [PostgresFact]
    public void A_new_value_and_its_first_use_are_two_revisions()
    {
        Server();
        Wanted(First);
        Autogenerate();
        Upgrade();
        Same();
        Execute("insert into person (name) values ('Ada')");
        Wanted(First.Replace("sad, ok", "sad, ok, 'it''s fine'", StringComparison.Ordinal).Replace("'ok'\"", "'it''s fine'\"", StringComparison.Ordinal));
        var made = Run("New-MigrationRevision 'fine' -Autogenerate").Succeeded();
        Assert.Equal(["fine", "fine (2)"], made.Values("Message"));
        Assert.Equal(made.Values("Id")[0], made.Values("Revises")[1]);
        Assert.Equal(
            "function Upgrade {\n    Add-DbEnumValue mood \"it's fine\" -After 'ok'\n}\n\n"
            + "# There is no Downgrade, so the revision cannot be undone: nothing undoes Add-DbEnumValue mood \"it's fine\" -After 'ok'",
            Body(made.Values("Path")[0]));
        Assert.Equal(
            "function Upgrade {\n    Set-DbColumn person mood -Default \"'it''s fine'\"\n}\n\nfunction Downgrade {\n    Set-DbColumn person mood -Default \"'ok'::mood\"\n}",
            Body(made.Values("Path")[1]));
        Upgrade();
        Same();
        Execute("insert into person (name) values ('Grace')");
        Run("Invoke-MigrationDowngrade -To -1 -Force").Succeeded();
        Assert.Equal(["ok", "it's fine"], Column("select mood::text from person order by id"));
    }

    [PostgresFact]
    public void A_difference_that_no_operation_changes_is_not_called_the_wanted_schema()
    {
        Server();
        Execute("create type pair as (x int); create table t (p pair)");
        Folder.Write("schema.sql", "create type pair as (x int, y int); create table t (p pair);");
        var warnings = Run("New-MigrationRevision 'x' -Autogenerate -SchemaPath schema.sql").Succeeded().Warnings;
        Assert.StartsWith("The type 'pair' differs", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("No operation leads from ", warnings[1], StringComparison.Ordinal);
        Assert.Empty(Files);
    }

    [PostgresFact]
    public void A_value_may_be_empty()
    {
        Server();
        Wanted("New-DbEnum mood ''\nAdd-DbEnumValue mood ok -After ''");
        Assert.Contains("New-DbEnum mood '', 'ok'", Autogenerate(), StringComparison.Ordinal);
        Upgrade();
        Same();
        Assert.Equal(["", "ok"], Column("select unnest(enum_range(null::mood))::text"));
    }

    [PostgresFact]
    public void A_schema_leads_to_a_database_and_back_and_leaves_no_scratch()
    {
        Server();
        Wanted(First);
        Run("New-MigrationRevision 'x' -Autogenerate -WhatIf").Succeeded();
        Assert.Empty(Files);
        Assert.Equal(
            """
            function Upgrade {
                New-DbEnum mood 'sad', 'ok'
                New-DbSequence ticket -Start 100
                New-DbTable person {
                    Column id   bigint         -PrimaryKey -Identity
                    Column name string(80)     -NotNull -Comment "whose name it's"
                    Column mood mood           -NotNull -Default "'ok'"
                    Column net  decimal(10, 2)
                    Check 'net > 0'
                }
            }

            function Downgrade {
                # Data is lost here: what is dropped cannot be brought back.
                Remove-DbTable person
                Remove-DbSequence ticket
                Remove-DbEnum mood
            }
            """,
            Autogenerate());
        Upgrade();
        Same();
        Assert.Equal(["True"], Run("Test-MigrationSchema -Replay").Succeeded().Texts);

        Wanted(First.Replace("-Start 100", "-Start 100 -Increment 5 -Maximum 1000 -Cycle", StringComparison.Ordinal).Replace("-Comment \"whose name it's\"", "-Collation C", StringComparison.Ordinal));
        Assert.Equal(
            """
            function Upgrade {
                Set-DbSequence ticket -Increment 5 -Maximum 1000 -Cycle
                Set-DbColumn person name 'character varying(80)' -Collation C -DropComment
            }

            function Downgrade {
                Set-DbColumn person name 'character varying(80)' -DropCollation -Comment "whose name it's"
                Set-DbSequence ticket -Increment 1 -Maximum 9223372036854775807 -NoCycle
            }
            """,
            Autogenerate());
        Upgrade();
        Same();
        Run("Invoke-MigrationDowngrade -To -1 -Force").Succeeded();
        Wanted(First);
        Same();
        Assert.Empty(Column("select datname from pg_database where datname like 'psmigrate_scratch%'"));
    }

    [PostgresFact]
    public void A_revision_in_sql_and_a_database_as_it_stands()
    {
        Server();
        Wanted(First);
        var body = Autogenerate("-Format Sql");
        Assert.Contains("CREATE TYPE", body, StringComparison.Ordinal);
        Upgrade();
        Same();
        Execute("create schema \"my schema\"; create function \"my schema\".f(a int) returns int language sql as $$ select a -- it's\n + 1 $$; create view v as select id from person");
        File.Delete(Path.Combine(Folder.Of("versions"), Files.Single()));
        Execute("delete from migration_version");
        Autogenerate("-FromDatabase");
        Run("Set-MigrationStamp heads").Succeeded();
        Assert.Equal(["True"], Run("Test-MigrationSchema -Replay -WantedEnvironment default").Succeeded().Texts);
    }

    [PostgresFact]
    public void What_is_compared_may_need_what_is_left_out()
    {
        Server();
        const string Theirs = "New-DbTable theirs { Column id int -PrimaryKey; Column n int };";
        const string Mine = "New-DbTable mine { Column id int -PrimaryKey; Column their int -References theirs.id; Check 'id  >  LIMIT' -Name ck }; New-DbView both 'select mine.id from mine join theirs on theirs.id = their'";
        Wanted(Theirs + Mine.Replace("LIMIT", "0", StringComparison.Ordinal));
        Autogenerate();
        Upgrade();
        Execute("alter table theirs add column more int");
        Assert.Equal(["True"], Run("Test-MigrationSchema -Exclude theirs").Succeeded().Texts);

        Wanted(Theirs + Mine.Replace("LIMIT", "1", StringComparison.Ordinal));
        var compared = Run("Compare-MigrationSchema -Exclude theirs").Succeeded();
        Assert.Equal(["DropConstraint", "AddConstraint"], compared.Output.Select(item => item.BaseObject.GetType().Name));
        Assert.Empty(compared.Warnings);
    }

    public override void Dispose()
    {
        if (connection.IsValueCreated)
            PostgresServer.DropDatabase(connection.Value);
        base.Dispose();
    }

    void Server()
    {
        Directory.CreateDirectory(Folder.Of("versions"));
        Folder.Write("migration.psd1", $"@{{ Provider = 'PostgreSql'; ConnectionString = '{connection.Value}' }}");
    }

    void Execute(string sql) => Column(sql);

    string[] Column(string sql)
    {
        using var open = new NpgsqlConnection(connection.Value);
        open.Open();
        using var command = new NpgsqlCommand(sql, open);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return [.. values];
    }
}
