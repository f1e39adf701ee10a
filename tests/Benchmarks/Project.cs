using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Engine;
using PSMigrate.Tests;

namespace PSMigrate.Benchmarks;

/// <summary>A chain of SQL revisions, each with a table and two rows.</summary>
sealed class Project : IDisposable
{
    readonly TemporaryFolder folder = new();

    public Project(int count, bool bothFormats = false)
    {
        for (var number = 0; number < count; number++)
        {
            string[] statements =
            [
                $"CREATE TABLE t{number} (id int PRIMARY KEY, name varchar(50) NOT NULL)",
                $"INSERT INTO t{number} VALUES (1, 'Ann')",
                $"INSERT INTO t{number} VALUES (2, 'Bob')",
            ];
            Statements.Add(statements);
            if (bothFormats && number % 2 == 1)
            {
                File.WriteAllText(folder[$"r{number:00000}.ps1"], PowerShell(number));
                continue;
            }
            File.WriteAllText(
                folder[$"r{number:00000}.sql"],
                $"-- Revision: r{number}\n-- Revises: {(number == 0 ? "" : $"r{number - 1}")}\n-- make table {number}\n\n-- >>> upgrade\n"
                + string.Join(";\n", statements) + $";\n-- >>> downgrade\nDROP TABLE t{number};\n");
        }
    }

    public string Folder => folder.FullName;

    public List<string[]> Statements { get; } = [];

    public IRevisionSet Read() => new MigrationEngine().ReadRevisions(
        new() { VersionLocations = [Folder] }, [new PowerShellRevisionFormat(() => throw new InvalidOperationException("No body runs here."))]);

    static string PowerShell(int number) =>
        $$"""
        <#
        make table {{number}}
        #>
        Revision 'r{{number}}' -Revises 'r{{number - 1}}' -Created '2026-11-22T15:30:00Z'

        function Upgrade {
            New-DbTable t{{number}} {
                Column id   int        -PrimaryKey
                Column name string(50) -NotNull
            }
        }

        function Downgrade {
            Remove-DbTable t{{number}}
        }
        """;

    public void Upgrade(Target target)
    {
        var revisions = Read();
        using var database = new MigrationEngine().Connect(target.Settings);
        var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
        database.Run(revisions, request, database.Plan(revisions, request, default), new(), new Silent(), default);
    }

    public void Dispose() => folder.Dispose();

    sealed class Silent : IMigrationObserver
    {
        public void On(MigrationEvent migrationEvent) { }
    }
}
