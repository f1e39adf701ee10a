using System.Diagnostics;
using System.Globalization;

namespace PSMigrate.Tests;

/// <summary>A cluster in a folder of its own, made and guarded by a shell.</summary>
static class PostgresCluster
{
    // The shell keeps waiting for a line that never comes. When the process of the tests ends, or is killed, the pipe between them
    // closes, and the shell clears up.
    const string Script =
        """
        set -e
        run() {
            if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
        }
        clear_up() {
            run "$BIN/pg_ctl" stop -D "$FOLDER/data" -m immediate >/dev/null 2>&1 || true
            rm -rf "$FOLDER"
        }
        trap clear_up EXIT
        trap '' INT TERM HUP
        cd "$FOLDER"
        if [ "$(id -u)" = 0 ]; then chown postgres "$FOLDER" "$FOLDER/password"; fi
        run "$BIN/initdb" -D "$FOLDER/data" -U "$SUPERUSER" -A scram-sha-256 --pwfile="$FOLDER/password" -E UTF8 --locale=C --no-sync >"$FOLDER/initdb.log" 2>&1 \
            || { cat "$FOLDER/initdb.log"; exit 1; }
        run "$BIN/pg_ctl" start -w -t 60 -D "$FOLDER/data" -l "$FOLDER/server.log" -o "-p $PORT -k $FOLDER -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200" >/dev/null 2>&1 \
            || { cat "$FOLDER/server.log"; exit 1; }
        echo ready
        read line || true
        """;

    /// <summary>The folder of the newest server that is installed; null where there is none.</summary>
    public static string? BinFolder { get; } = FindBin();

    // Held so that the pipe stays open as long as this process lives.
    static Process? guard;

    public static void Start(string superuser, string password, int port)
    {
        var bin = BinFolder ?? throw new InvalidOperationException(
            "PostgreSQL is not installed below /usr/lib/postgresql, and PSMIGRATE_TEST_POSTGRES names no server.");
        var folder = Directory.CreateTempSubdirectory("psmigrate-pg-").FullName;
        var passwordFile = Path.Combine(folder, "password");
        File.WriteAllText(passwordFile, password);
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        start.Environment["BIN"] = bin;
        start.Environment["FOLDER"] = folder;
        start.Environment["SUPERUSER"] = superuser;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        guard = Process.Start(start)!;
        var said = new List<string>();
        while (guard.StandardOutput.ReadLine() is { } line)
        {
            if (line == "ready")
                return;
            said.Add(line);
        }
        throw new InvalidOperationException($"The PostgreSQL cluster for the tests did not start:\n{string.Join('\n', said)}");
    }

    static string? FindBin()
    {
        const string Root = "/usr/lib/postgresql";
        if (!Directory.Exists(Root))
            return null;
        return Directory.GetDirectories(Root)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
    }
}
