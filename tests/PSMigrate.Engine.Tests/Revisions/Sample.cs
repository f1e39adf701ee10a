using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Tests.Revisions;

/// <summary>Graphs in a line: <c>id:parent,parent+dependency!label</c>, separated by blanks, in the order of loading.</summary>
static class Sample
{
    public static RevisionGraph Graph(string text)
    {
        var problems = new List<MigrationException>();
        var graph = Graph(text, problems);
        Xunit.Assert.Empty(problems);
        return graph;
    }

    public static RevisionGraph Graph(string text, ICollection<MigrationException> problems) =>
        RevisionGraph.Build([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Revision)], problems);

    /// <summary>The ids of the problems that a graph has, each with its subject.</summary>
    public static string[] Problems(string text)
    {
        var problems = new List<MigrationException>();
        Graph(text, problems);
        return [.. problems.Select(problem => $"{problem.ErrorId} {problem.Subject}")];
    }

    static Revision Revision(string text, int number)
    {
        var (rest, labels) = Cut(text, '!');
        var (parents, dependencies) = Cut(rest, '+');
        var (id, revises) = Cut(parents, ':');
        return new(id, $"{number}-{id}.sql") { Revises = Items(revises), DependsOn = Items(dependencies), BranchLabels = Items(labels) };
    }

    static (string Before, string After) Cut(string text, char at) => text.IndexOf(at) is >= 0 and var index ? (text[..index], text[(index + 1)..]) : (text, "");

    static ValueList<string> Items(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList();
}
