using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PSMigrate.Module.Tests.Help;

/// <summary>What the build has put into en-US/ beside the manifest. The project PSMigrate.Help makes it.</summary>
public sealed partial class HelpTests
{
    static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    static readonly string Root = FindRoot();
    static readonly string HelpFolder = Path.Combine(Root, "en-US");
    static readonly Lazy<Dictionary<string, XElement>> Commands = new(ReadHelp);

    // The words of a table's block stand for commands.
    static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Column"] = "New-DbColumn",
        ["PrimaryKey"] = "New-DbPrimaryKey",
        ["ForeignKey"] = "New-DbForeignKey",
        ["Unique"] = "New-DbUniqueConstraint",
        ["Check"] = "New-DbCheckConstraint",
        ["Exclude"] = "New-DbExcludeConstraint",
        ["Index"] = "New-DbTableIndex",
    };

    public static TheoryData<string> ExportedCommands => [.. Exported()];

    public static TheoryData<string> Topics =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "module", "help"), "about_*.help.txt").Select(path => Path.GetFileName(path))];

    [Fact]
    public void Help_has_the_exported_commands_and_no_others() =>
        Assert.Equal(Exported().Order(StringComparer.Ordinal), Commands.Value.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ExportedCommands))]
    public void Command_is_described(string name)
    {
        var command = Commands.Value[name];
        Assert.NotEmpty(Text(command.Element(Command + "details")!.Element(Maml + "description")));
        Assert.NotEmpty(Text(command.Element(Maml + "description")));
        Assert.NotEmpty(command.Element(Command + "syntax")!.Elements(Command + "syntaxItem"));
        Assert.NotEmpty(command.Element(Command + "returnValues")!.Descendants(Dev + "type"));
        Assert.All(command.Element(Command + "returnValues")!.Descendants(Maml + "description"), description => Assert.NotEmpty(Text(description)));
        foreach (var parameter in command.Element(Command + "parameters")!.Elements(Command + "parameter"))
            Assert.False(Text(parameter.Element(Maml + "description")).Length == 0, $"{name} -{(string)parameter.Element(Maml + "name")!} has no description.");
    }

    [Theory]
    [MemberData(nameof(ExportedCommands))]
    public void Examples_are_scripts_that_use_what_there_is(string name)
    {
        var examples = Commands.Value[name].Element(Command + "examples")!.Elements(Command + "example").ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.NotEmpty(Text(example.Element(Dev + "remarks"))));
        // The first one shows the command, by its name or by the word that stands for it.
        Assert.Contains(Calls((string)examples[0].Element(Dev + "code")!), call => Resolve(call) == name);
        foreach (var example in examples)
            AssertUsesWhatThereIs((string)example.Element(Dev + "code")!);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_is_there_and_fits_a_console(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(HelpFolder, file));
        Assert.Equal("TOPIC", lines[0]);
        Assert.Equal(file.Replace(".help.txt", ""), lines[1].Trim());
        Assert.Contains("SHORT DESCRIPTION", lines);
        Assert.DoesNotContain(lines, line => line.Length > 80 || line.TrimEnd() != line || line.Contains('\t'));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_names_commands_and_errors_that_exist(string file)
    {
        var text = File.ReadAllText(Path.Combine(HelpFolder, file));
        var exported = Exported().ToHashSet();
        Assert.All(OurCommand().Matches(text), match => Assert.Contains(match.Value, exported));
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*Errors*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(ErrorId().Matches(text), match => Assert.Contains($"\"{match.Groups[1].Value}\"", sources));
    }

    [Fact]
    public void Every_command_for_bodies_has_its_line_among_the_operations()
    {
        var text = File.ReadAllText(Path.Combine(HelpFolder, "about_PSMigrate_Operations.help.txt"));
        var commands = Exported().Where(name => name.Contains("-Db", StringComparison.Ordinal)).Except(Words.Values).Except(["Read-DbQuery", "New-DbExpression"]).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, name => Assert.Matches($@"\n    {name} +(\S.*?  +){{2}}\S", text));
    }

    [Fact]
    public void Every_key_of_the_configuration_has_its_place()
    {
        var source = File.ReadAllText(Path.Combine(Root, "src", "PSMigrate.Cmdlets", "Configuration", "ConfigurationKeys.cs"));
        var text = File.ReadAllText(Path.Combine(HelpFolder, "about_PSMigrate_Configuration.help.txt"));
        var keys = ConfigurationKey().Matches(source).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, match => Assert.Matches($@"\b{match.Groups[2].Value}\b", text));
        // A * marks the keys that an environment variable overrides.
        Assert.All(keys.Where(match => match.Groups[1].Value == "Scalar"), match => Assert.Contains($"\n    {match.Groups[2].Value} * (", text));
        Assert.All(keys.Where(match => match.Groups[1].Value == "new"), match => Assert.DoesNotContain($"\n    {match.Groups[2].Value} * (", text));
    }

    static void AssertUsesWhatThereIs(string code)
    {
        foreach (var call in Calls(code))
        {
            if (Resolve(call) is not { } name)
                continue;
            var known = Commands.Value[name].Element(Command + "parameters")!.Elements(Command + "parameter")
                .Select(parameter => (string)parameter.Element(Maml + "name")!)
                .Concat(Cmdlet.CommonParameters);
            Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.Contains(parameter.ParameterName, known));
        }
    }

    static IEnumerable<CommandAst> Calls(string code)
    {
        var tree = Parser.ParseInput(code, out _, out var errors);
        Assert.True(errors.Length == 0, $"{code}\n{string.Join('\n', errors.Select(error => error.Message))}");
        return tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
    }

    /// <summary>The command of ours that is called; null for others. One with our nouns that does not exist fails.</summary>
    static string? Resolve(CommandAst call)
    {
        var name = call.GetCommandName();
        if (name is null)
            return null;
        name = Words.GetValueOrDefault(name, name);
        Assert.False(OurCommand().IsMatch(name) && !Commands.Value.ContainsKey(name), $"There is no command {name}.");
        return Commands.Value.ContainsKey(name) ? name : null;
    }

    static Dictionary<string, XElement> ReadHelp()
    {
        var path = Path.Combine(HelpFolder, "PSMigrate.Cmdlets.dll-Help.xml");
        Assert.True(File.Exists(path), $"{path} is missing: run 'dotnet build src/PSMigrate.Help'.");
        return XDocument.Load(path).Root!.Elements(Command + "command")
            .ToDictionary(command => (string)command.Element(Command + "details")!.Element(Command + "name")!);
    }

    static List<string> Exported()
    {
        var tree = Parser.ParseFile(Path.Combine(Root, "PSMigrate.psd1"), out _, out _);
        var manifest = (System.Collections.Hashtable)((HashtableAst)tree.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
        return [.. ((object[])manifest["CmdletsToExport"]!).Cast<string>()];
    }

    static string Text(XElement? element) => element?.Value.Trim() ?? "";

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PSMigrate.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-(Migration|Db)[A-Z][A-Za-z]*\b")]
    private static partial Regex OurCommand();

    // Topics name an error in parentheses behind what it is about.
    [GeneratedRegex(@"\(([A-Z][a-z]+(?:[A-Z][A-Za-z]+)+)\)")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"^        (Scalar|new)\(""(\w+)""", RegexOptions.Multiline)]
    private static partial Regex ConfigurationKey();
}
