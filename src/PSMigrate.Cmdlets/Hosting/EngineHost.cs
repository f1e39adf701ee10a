using System.Reflection;
using System.Runtime.Loader;

namespace PSMigrate.Cmdlets.Hosting;

/// <summary>Loads the engine, with the drivers, on first use and into a load context of its own.</summary>
static class EngineHost
{
    static readonly Lazy<IMigrationEngine> Loaded = new(Load);

    public static IMigrationEngine Engine => Loaded.Value;

    static IMigrationEngine Load()
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(EngineHost).Assembly.Location)!, "engine", "PSMigrate.Engine.dll");
        if (!File.Exists(path))
            throw CommandErrors.EngineMissing(path);
        var assembly = new EngineLoadContext(path).LoadFromAssemblyPath(path);
        return (IMigrationEngine)Activator.CreateInstance(assembly.GetType("PSMigrate.Engine.MigrationEngine", throwOnError: true)!)!;
    }

    /// <summary>
    /// Keeps the drivers apart from those of other modules. It resolves by the engine's deps.json: a driver has other files for
    /// every platform, and the one beside the engine may be a stub that only throws.
    /// </summary>
    sealed class EngineLoadContext(string path) : AssemblyLoadContext("PSMigrate.Engine")
    {
        static readonly Assembly Model = typeof(Revision).Assembly;
        readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == Model.GetName().Name ? Model :
            resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
    }
}
