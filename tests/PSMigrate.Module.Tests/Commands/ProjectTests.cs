using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

public sealed class ProjectTests : ModuleTest
{
    [Theory]
    [InlineData("generic", ".ps1")]
    [InlineData("sql", ".sql")]
    public void A_project_of_a_template_works_at_once(string template, string extension)
    {
        Run($"$null = Initialize-MigrationProject -Template {template}; New-MigrationRevision 'create account'").Succeeded();

        Assert.Single(Folder.Files(), file => file.EndsWith("_create_account" + extension, StringComparison.Ordinal));
        Assert.Equal(["create account"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Message"));
        Assert.True(Folder.Has("app.db"));
    }

    [Fact]
    public void A_project_for_several_databases_has_an_environment_for_each()
    {
        Run("$null = Initialize-MigrationProject -Template multidb; $null = New-MigrationRevision one").Succeeded();

        Assert.Equal(["first", "second"], Run("Get-MigrationEnvironment").Succeeded().Values("Name"));
        Assert.Equal(["first", "second"], Run("Invoke-MigrationUpgrade; Invoke-MigrationUpgrade -Environment second").Succeeded().Values("Environment"));
    }

    [Fact]
    public void The_files_are_put_out() =>
        Assert.Equal([Folder.Of("db/migration.psd1"), Folder.Of("db/versions/README.md")], Run("Initialize-MigrationProject db").Succeeded().Values("FullName"));

    [Fact]
    public void The_project_in_a_folder_db_is_found_from_above_and_from_below()
    {
        Run("$null = Initialize-MigrationProject db").Succeeded();
        Directory.CreateDirectory(Folder.Of("db/versions/deep"));

        Assert.Equal([Folder.Of("db/migration.psd1")], Run("(New-MigrationRevision one).Project").Succeeded().Texts);
        Session.SetLocation(Folder.Of("db/versions/deep"));
        Assert.Equal(["one"], Run("Get-MigrationHistory").Succeeded().Values("Message"));
    }

    [Fact]
    public void Nothing_is_ever_overwritten()
    {
        Folder.Write("migration.psd1", "mine");

        Run("Initialize-MigrationProject").Fails("ProjectExists");

        Assert.Equal(["migration.psd1"], Folder.Files());
        Assert.Equal("mine", Folder.Read("migration.psd1"));
    }

    [Fact]
    public void Another_file_of_the_template_that_is_there_keeps_all_of_it_from_being_written()
    {
        Folder.Write("versions/README.md", "mine");

        Run("Initialize-MigrationProject").Fails("ProjectExists");

        Assert.Equal(["versions/README.md"], Folder.Files());
    }

    [Theory]
    [InlineData("Data Source=it''s [1].db")]
    [InlineData("Data Source=a \"b\" $c `d.db")]
    [InlineData("Data Source=’ü’.db")]
    public void A_connection_string_may_have_quotes(string connection)
    {
        Run($"$null = Initialize-MigrationProject -ConnectionString '{connection.Replace("’", "’’", StringComparison.Ordinal)}'").Succeeded();

        var expected = connection.Replace("''", "'", StringComparison.Ordinal);
        Assert.Equal([expected], Run("((Get-MigrationEnvironment).Values | Where-Object Key -eq 'ConnectionString').Value").Succeeded().Texts.Select(text => text.Replace(Folder.Path + "/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_path_may_have_blanks_and_brackets()
    {
        Run("$null = Initialize-MigrationProject 'my [new] db'; $null = New-MigrationRevision one -ProjectPath 'my [new] db'; Invoke-MigrationUpgrade -ProjectPath 'my [new] db'").Succeeded();

        Assert.True(Folder.Has("my [new] db/app.db"));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Assert.Empty(Run("Initialize-MigrationProject db -WhatIf").Succeeded().Output);

        Assert.Empty(Folder.Files());
        Assert.Contains(Folder.Of("db"), Assert.Single(Host.Lines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder.Of("db")));
    }

    [Theory]
    [InlineData("Initialize-MigrationProject -Template nope", "TemplateUnknown")]
    [InlineData("Initialize-MigrationProject -Provider Oracle", "ProviderUnknown")]
    [InlineData("Initialize-MigrationProject Env:x", "NotAFileSystemPath")]
    public void A_wrong_parameter_is_an_error_and_writes_nothing(string command, string errorId)
    {
        Run(command).Fails(errorId);

        Assert.Empty(Folder.Files());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error()
    {
        Folder.Write("file", "");

        Run("Initialize-MigrationProject file/db").Fails("FileNotWritable");
    }

    [Theory]
    [InlineData("Get-MigrationTemplate", "generic multidb sql")]
    [InlineData("Get-MigrationTemplate s*", "sql")]
    [InlineData("Get-MigrationTemplate GENERIC", "generic")]
    [InlineData("Get-MigrationTemplate x*", "")]
    public void Templates_are_found_by_their_names(string command, string names) =>
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), Run(command).Succeeded().Values("Name"));

    [Fact]
    public void The_environments_secrets_are_masked_wherever_they_are_shown()
    {
        Project("Environments = @{ prod = @{ Provider = 'PostgreSql'; ConnectionString = 'Host=db;Username=app;Password=tops3cret' } }");

        var outcome = Run("$e = Get-MigrationEnvironment prod; $e; $e.ConnectionString; $e.Values | ForEach-Object { \"$($_.Key) $($_.Value) $($_.Origin)\" }; $e | Out-Default").Succeeded();

        Assert.DoesNotContain(outcome.Texts.Concat(Host.Lines), text => text.Contains("tops3cret", StringComparison.Ordinal));
        Assert.Contains(Host.Lines, line => line.Contains("Host=db", StringComparison.Ordinal));
    }

    [Fact]
    public void An_environment_that_is_not_there_is_an_error_and_a_pattern_gives_nothing()
    {
        Project();

        Run("Get-MigrationEnvironment prod").Fails("EnvironmentNotFound");
        Run("Invoke-MigrationUpgrade -Environment prod").Fails("EnvironmentNotFound");
        Assert.Empty(Run("Get-MigrationEnvironment p*").Succeeded().Output);
    }
}
