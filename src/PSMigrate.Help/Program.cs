using System.Management.Automation;
using System.Xml.Linq;
using PSMigrate.Cmdlets.Commands;

namespace PSMigrate.Help;

/// <summary>Writes the help file of the cmdlets to the path that it is given.</summary>
static class Program
{
    static int Main(string[] arguments)
    {
        if (arguments is not [var path])
        {
            Console.Error.WriteLine("PSMigrate.Help : error PSH001: Name the help file that is to be written.");
            return 2;
        }
        var documentation = Documentation.Of(typeof(GuardedCommand).Assembly, typeof(MigrationException).Assembly);
        var commands = typeof(GuardedCommand).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && Attribute.IsDefined(type, typeof(CmdletAttribute)))
            .Select(type => new CommandReader(type, documentation).Read())
            .OrderBy(command => command.Name, StringComparer.Ordinal)
            .ToList();
        if (documentation.Gaps.Count > 0)
        {
            // In the form that MSBuild shows as errors of the build.
            foreach (var gap in documentation.Gaps)
                Console.Error.WriteLine($"PSMigrate.Help : error PSH002: {gap}");
            return 1;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // No help file at all rather than half of one.
        var unfinished = path + ".tmp";
        new XDocument(MamlWriter.Write(commands)).Save(unfinished);
        File.Move(unfinished, path, overwrite: true);
        return 0;
    }
}
