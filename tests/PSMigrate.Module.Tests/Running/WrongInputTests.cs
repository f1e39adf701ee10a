using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

/// <summary>Each wrong input gives one error with its own id and leaves nothing half-done.</summary>
public sealed class WrongInputTests : ModuleTest
{
    [Theory]
    [InlineData("Get-MigrationHistory")]
    [InlineData("Invoke-MigrationUpgrade")]
    [InlineData("New-MigrationRevision x")]
    [InlineData("Get-MigrationStatus")]
    [InlineData("Invoke-MigrationUpgrade -ProjectPath nowhere")]
    public void There_is_no_project(string command)
    {
        // Or one of the folders above would do.
        Folder.Write(".git", "");

        Run(command).Fails("ProjectNotFound");

        Assert.Equal([".git"], Folder.Files());
    }

    [Theory]
    [InlineData("@{ Provider = 'Sqlite' }\n@{ Provider = 'PostgreSql' }", "ConfigurationNotOneHashtable")]
    [InlineData("@{\n  Provder = 'Sqlite'\n}", "ConfigurationUnknownKey")]
    [InlineData("@{ Provider = 'Sqlite'", "ConfigurationSyntax")]
    [InlineData("@{ Provider = $x }", "ConfigurationNotData")]
    [InlineData("@{ Provider = 'Sqlite'; ConnectionString = '${env:PSMIGRATE_NOT_THERE}' }", "ConfigurationVariableMissing")]
    [InlineData("@{ Provider = 'Oracle'; ConnectionString = 'x' }", "ProviderUnknown")]
    [InlineData("@{ Provider = 'Sqlite'; ConnectionString = 'Data Source=x;Nonsense=1' }", "ConnectionStringInvalid")]
    public void The_configuration_is_wrong(string text, string errorId)
    {
        Project();
        TableRevision("a1");
        Folder.Write("migration.psd1", text);

        Run("Invoke-MigrationUpgrade").Fails(errorId);

        Assert.Equal(["migration.psd1", "versions/a1.ps1"], Folder.Files());
    }

    [Fact]
    public void The_database_is_no_database()
    {
        Project();
        TableRevision("a1");
        Folder.Write("app.db", "This is a text, and it is long enough to be read as the header of a database, which it is not at all.");

        Run("Invoke-MigrationUpgrade").Fails("NotADatabase");
    }

    [Fact]
    public void The_folder_of_the_database_is_missing()
    {
        Project();
        TableRevision("a1");

        Assert.Single(Run("Invoke-MigrationUpgrade -ConnectionString 'Data Source=missing/folder/app.db'").Errors);

        Assert.Equal(["migration.psd1", "versions/a1.ps1"], Folder.Files());
    }

    [Fact]
    public void The_server_is_down()
    {
        Project();
        TableRevision("a1");

        Run("Invoke-MigrationUpgrade -Provider PostgreSql -ConnectionString 'Host=localhost;Port=1;Username=a;Database=b'").Fails("ConnectionFailed");
    }

    [Fact]
    public void A_file_says_that_it_is_a_revision_which_another_one_is()
    {
        Project();
        TableRevision("a1");
        Folder.Write("versions/copy.ps1", Folder.Read("versions/a1.ps1"));

        Run("Invoke-MigrationUpgrade").Fails("DuplicateRevision");

        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_parent_is_missing()
    {
        Project();
        Folder.Write("versions/b2.ps1", "Revision 'b2' -Revises 'a1'\nfunction Upgrade { }");

        Run("Invoke-MigrationUpgrade").Fails("ParentNotFound");
    }

    [Fact]
    public void A_file_has_no_header()
    {
        Project();
        Folder.Write("versions/b2.ps1", "function Upgrade { }");

        Run("Invoke-MigrationUpgrade").Fails("HeaderMissing");
    }

    [Theory]
    [InlineData("Revision 'b2' -Revices 'a1'", "HeaderInvalid")]
    [InlineData("Revision $id", "HeaderInvalid")]
    [InlineData("Revision", "HeaderInvalid")]
    [InlineData("Revision 'a1'\nRevision 'b2'", "HeaderTwice")]
    public void A_header_is_wrong(string header, string errorId)
    {
        Project();
        Folder.Write("versions/b2.ps1", header + "\nfunction Upgrade { }");

        Run("Invoke-MigrationUpgrade").Fails(errorId);
    }

    [Fact]
    public void An_error_recommends_what_to_do_and_names_its_subject()
    {
        Project();

        var error = Run("Get-MigrationRevision nope").Fails("RevisionNotFound");

        Assert.Equal("nope", error.TargetObject);
        Assert.Equal(System.Management.Automation.ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails.RecommendedAction));
    }
}
