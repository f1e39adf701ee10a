using System.Text;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>SQL that stands in files beside the revision.</summary>
public sealed class SqlFileTests : ModuleTest
{
    [Fact]
    public void A_file_beside_the_revision_runs_wherever_the_command_is_called()
    {
        Directory.CreateDirectory(Folder.Of("sql"));
        Folder.Write("sql/make.sql", "create table a (x text);\ninsert into a values ('${who};');\n");
        Folder.Write("sql/more.sql", "insert into a values ('b');");
        Directory.CreateDirectory(Folder.Of("elsewhere"));
        Project();
        Revision("a1", "    Invoke-DbSqlFile ../sql/make.sql, ./../sql/more.sql");
        Session.SetLocation(Folder.Of("elsewhere"));

        Run("Invoke-MigrationUpgrade -ProjectPath ..").Succeeded();

        Assert.Equal(["${who};", "b"], Database.Column("select x from a"));
    }

    [Fact]
    public void An_error_names_the_line_of_the_file()
    {
        var file = Folder.Write("wrong.sql", "create table a (x int);\n\n  insert into b values (1);\n");

        var error = Upgrade("    Invoke-DbSqlFile ../wrong.sql").Fails("SqlFailed");

        Assert.Contains($"{file}:3:", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
    }

    [Fact]
    public void Variables_are_put_in_where_that_is_said()
    {
        Folder.Write("make.sql", "create table ${name} (x text); insert into ${name} values ('${name}');");
        Project("Variables = @{ name = 'a' }");
        Revision("a1", "    Invoke-DbSqlFile ../make.sql -ExpandVariables\n    Invoke-DbSql 'insert into ${name} values (''b'')' -ExpandVariables");

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["${name}", "b"], Database.Column("select x from a"));
    }

    [Fact]
    public void A_missing_variable_is_an_error()
    {
        Folder.Write("make.sql", "\ncreate table ${name} (x text)");

        var error = Upgrade("    Invoke-DbSqlFile ../make.sql -ExpandVariables").Fails("VariableMissing");

        Assert.Contains("make.sql:2:14", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_with_its_whole_path()
    {
        var error = Upgrade("    Invoke-DbSqlFile ../sql/none.sql").Fails("SqlFileUnreadable");

        Assert.Contains(Folder.Of("sql/none.sql"), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_an_error()
    {
        File.WriteAllBytes(Folder.Of("old.sql"), Encoding.Latin1.GetBytes("insert into a values ('ü')"));

        Upgrade("    Invoke-DbSqlFile ../old.sql").Fails("SqlFileEncoding");
    }

    [Fact]
    public void At_a_prompt_a_path_begins_at_the_current_location()
    {
        var file = Folder.Write("a.sql", "select 1");

        var made = Run("Invoke-DbSqlFile a.sql").Succeeded().Output[0];

        Assert.Equal($"{file}:1:1", $"{made.Properties["TextStart"].Value}");
    }
}
