using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Loading;

public sealed class ImportTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly PowerShellSession session;

    public ImportTests()
    {
        session = new(new(), folder.Path, import: false);
        session.SetVariable("manifest", Repository.Manifest);
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_tests_run_against_the_built_module()
    {
        var outcome = session.Run("(Import-Module $manifest -PassThru).ImplementingAssembly.Location; [PSMigrate.Revision].Assembly.Location").Succeeded();

        Assert.Equal([$"{Repository.Folder}module/bin/PSMigrate.Cmdlets.dll", $"{Repository.Folder}module/bin/PSMigrate.Model.dll"], outcome.Texts);
    }

    [Fact]
    public void The_models_types_resolve_right_after_the_import() =>
        Assert.Equal(["PSMigrate.Revision"], session.Run("Import-Module $manifest; [PSMigrate.Revision].FullName").Succeeded().Texts);

    [Fact]
    public void An_import_by_force_gives_a_module_that_works()
    {
        var outcome = session.Run("Import-Module $manifest; Import-Module $manifest -Force; (Get-Module PSMigrate).Name; (Get-MigrationTemplate).Name").Succeeded();

        Assert.Equal(["PSMigrate", "generic", "multidb", "sql"], outcome.Texts);
    }

    [Fact]
    public void A_removed_module_is_gone_and_can_be_imported_again()
    {
        var outcome = session.Run("""
            Import-Module $manifest
            Remove-Module PSMigrate
            [bool](Get-Command Get-MigrationTemplate -ErrorAction Ignore)
            Import-Module $manifest
            (Get-MigrationTemplate generic).Name
            """).Succeeded();

        Assert.Equal(["False", "generic"], outcome.Texts);
    }

    [Fact]
    public void A_project_is_upgraded_before_and_after_the_module_was_imported_again()
    {
        var outcome = session.Run("""
            Import-Module $manifest
            $null = Initialize-MigrationProject
            $null = New-MigrationRevision 'one'
            Invoke-MigrationUpgrade | ForEach-Object Message
            Remove-Module PSMigrate
            Import-Module $manifest
            $null = New-MigrationRevision 'two'
            Invoke-MigrationUpgrade | ForEach-Object Message
            Import-Module $manifest -Force
            (Get-MigrationStatus).IsUpToDate
            """).Succeeded();

        Assert.Equal(["one", "two", "True"], outcome.Texts);
    }

    [Fact]
    public void The_import_exports_neither_functions_nor_aliases_nor_variables()
    {
        var outcome = session.Run("$m = Import-Module $manifest -PassThru; $m.ExportedFunctions.Count; $m.ExportedAliases.Count; $m.ExportedVariables.Count");

        Assert.Equal(["0", "0", "0"], outcome.Succeeded().Texts);
    }
}
