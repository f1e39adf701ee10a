using System.Data.Common;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Microsoft.PowerShell;
using Npgsql;

// A process of its own that has (or has not) used other versions of the drivers before it imports the module.
// Arguments: the manifest, the folder of a project, what to use first (nothing, sqlite, npgsql), and a script.
var (manifest, folder, first, script) = (args[0], args[1], args[2], args[3]);

Use("before");
var state = InitialSessionState.CreateDefault2();
if (OperatingSystem.IsWindows())
    state.ExecutionPolicy = ExecutionPolicy.Bypass;
state.ThrowOnRunspaceOpenError = true;
state.ImportPSModule([manifest]);
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
Show("after import");
runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(folder));
using var shell = PowerShell.Create(runspace).AddScript(script);
foreach (var output in shell.Invoke())
    Console.WriteLine($"output {output}");
foreach (var error in shell.Streams.Error)
    Console.WriteLine($"error {error.FullyQualifiedErrorId} {error}");
Show("after use");
Use("after");

void Use(string when)
{
    if (first == "sqlite")
        Sqlite(when);
    else if (first == "npgsql")
        Npgsql(when);
}

static void Sqlite(string when)
{
    using var connection = new SqliteConnection("Data Source=:memory:");
    connection.Open();
    using DbCommand command = connection.CreateCommand();
    command.CommandText = "select sqlite_version()";
    Console.WriteLine($"foreign {when}: {typeof(SqliteConnection).Assembly.GetName().Version} with SQLite {command.ExecuteScalar()}");
}

static void Npgsql(string when)
{
    var builder = new NpgsqlConnectionStringBuilder("Host=localhost;Database=a");
    using var connection = new NpgsqlConnection(builder.ConnectionString);
    Console.WriteLine($"foreign {when}: {typeof(NpgsqlConnection).Assembly.GetName().Version} for {connection.Database}");
}

static void Show(string when)
{
    foreach (var context in AssemblyLoadContext.All)
    {
        foreach (var assembly in context.Assemblies)
        {
            if (assembly.GetName() is { Name: "PSMigrate.Engine" or "PSMigrate.Model" or "PSMigrate.Cmdlets" or "Npgsql" or "Microsoft.Data.Sqlite" or "Microsoft.Data.SqlClient" or "SQLitePCLRaw.core" } name)
                Console.WriteLine($"{when}: {name.Name} {name.Version} in {context.Name}");
        }
    }
}
