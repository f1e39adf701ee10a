using System.Diagnostics;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.TakeOver;

/// <summary>alembic itself, as the system's package has it, with a project of two revisions.</summary>
sealed class Alembic : IDisposable
{
    const string Python = "/usr/bin/python3";
    static readonly Lazy<bool> IsInstalled = new(() => File.Exists(Python) && Run("-c \"import alembic, psycopg2\"", ".").ExitCode == 0);

    readonly TemporaryFolder folder = new();

    public Alembic(string url)
    {
        Call("init scripts");
        var ini = folder["alembic.ini"];
        File.WriteAllLines(ini, File.ReadAllLines(ini).Select(line =>
            line.StartsWith("sqlalchemy.url", StringComparison.Ordinal) ? $"sqlalchemy.url = {url.Replace("%", "%%", StringComparison.Ordinal)}" : line));
        foreach (var (id, parent, table) in new[] { ("a1", "None", "one"), ("b2", "'a1'", "two") })
        {
            File.WriteAllText(
                folder[$"scripts/versions/{id}.py"],
                $"from alembic import op\nimport sqlalchemy as sa\nrevision = '{id}'\ndown_revision = {parent}\n"
                + $"def upgrade():\n    op.create_table('{table}', sa.Column('i', sa.Integer()))\ndef downgrade():\n    op.drop_table('{table}')\n");
        }
    }

    /// <summary>Why its tests cannot run; null when they can. On a build server they must.</summary>
    public static string? SkipReason =>
        IsInstalled.Value || Environment.GetEnvironmentVariable("CI") == "true" ? null : "alembic is not installed (package python3-alembic)";

    public string Call(string arguments)
    {
        var (exitCode, output) = Run($"-m alembic.config {arguments}", folder.FullName);
        Assert.True(exitCode == 0, output);
        return output;
    }

    public void Dispose() => folder.Dispose();

    static (int ExitCode, string Output) Run(string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}

/// <summary>A test that needs alembic, and PostgreSQL where its class does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlembicFactAttribute : FactAttribute
{
    public AlembicFactAttribute(bool needsPostgres = false) => Skip = Alembic.SkipReason ?? (needsPostgres ? PostgresServer.SkipReason : null);
}
