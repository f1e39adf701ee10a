using System.Diagnostics;
using Npgsql;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>The engine's own client, with its default settings.</summary>
public static class ScriptClient
{
    /// <summary>Runs a script in the client of the database.</summary>
    public static ClientResult Run(TestDatabase database, string script)
    {
        if (database is SqlServerTestDatabase)
            return SqlServerClient.Run(database, script);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, script);
            return database is SqliteTestDatabase sqlite ? Start("sqlite3", script, [], sqlite.Path) : Psql(database.Settings, "-X", "-q", "-f", path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The definition of everything in a PostgreSQL database, as its own tool writes it.</summary>
    public static string Dump(DatabaseSettings settings)
    {
        var (environment, name) = Environment(settings);
        var dump = Start("pg_dump", null, environment, "--schema-only", "--no-owner", name);
        Assert.True(dump.ExitCode == 0, dump.Error);
        return string.Join('\n', dump.Output.Split('\n').Where(line => !line.StartsWith('\\')));
    }

    static ClientResult Psql(DatabaseSettings settings, params string[] arguments)
    {
        var (environment, name) = Environment(settings);
        return Start("psql", null, environment, ["-d", name, .. arguments]);
    }

    static (Dictionary<string, string> Variables, string Database) Environment(DatabaseSettings settings)
    {
        var builder = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        return (new()
        {
            ["PGHOST"] = builder.Host!,
            ["PGPORT"] = $"{builder.Port}",
            ["PGUSER"] = builder.Username!,
            ["PGPASSWORD"] = builder.Password!,
        }, builder.Database!);
    }

    static ClientResult Start(string program, string? input, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has stopped at an error and reads no more.
        }
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>How a client ended and what it said.</summary>
public sealed record ClientResult(int ExitCode, string Output, string Error)
{
    public ClientResult Succeeds()
    {
        Assert.True(ExitCode == 0, $"The client ended with {ExitCode}: {Output}{Error}");
        return this;
    }

    /// <summary>Expects that the client stops with an error that says something.</summary>
    public ClientResult FailsWith(string text)
    {
        Assert.NotEqual(0, ExitCode);
        Assert.Contains(text, Output + Error, StringComparison.Ordinal);
        return this;
    }
}
