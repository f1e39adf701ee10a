namespace PSMigrate.Cmdlets.Hosting;

/// <summary>Where the module's own files are: the manifest two folders above this assembly, the rest beside its folder.</summary>
static class ModuleFiles
{
    static string Module { get; } = Path.GetDirectoryName(Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location))!;

    public static string Manifest { get; } = Path.Combine(Path.GetDirectoryName(Module)!, "PSMigrate.psd1");

    /// <summary>The folder with a folder for each project template.</summary>
    public static string ProjectTemplates { get; } = Path.Combine(Module, "templates", "projects");

    /// <summary>The folder with the templates of revision files.</summary>
    public static string Templates { get; } = Path.Combine(Module, "templates");
}
