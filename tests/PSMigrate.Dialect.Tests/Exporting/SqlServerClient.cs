using System.Data.Common;
using Microsoft.Data.SqlClient;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>What sqlcmd does with a script by default: batch after batch on one connection, whatever fails, until an error of state 127.</summary>
static class SqlServerClient
{
    public static ClientResult Run(TestDatabase database, string script)
    {
        using var connection = database.Open();
        // The default of the client, not of the driver.
        Execute(connection, "SET QUOTED_IDENTIFIER OFF");
        var said = new List<string>();
        foreach (var batch in Batches(script))
        {
            try
            {
                Execute(connection, batch);
            }
            catch (SqlException error)
            {
                said.Add(error.Message);
                if (error.Errors.Cast<SqlError>().Any(one => one.State == 127))
                    break;
            }
        }
        return new(said.Count == 0 ? 0 : 1, "", string.Join('\n', said));
    }

    /// <summary>The batches of a script; a line of GO ends one, wherever it stands.</summary>
    public static IEnumerable<string> Batches(string script)
    {
        var batch = new List<string>();
        foreach (var line in script.Split('\n'))
        {
            if (!line.Trim().Equals("GO", StringComparison.OrdinalIgnoreCase))
            {
                batch.Add(line);
                continue;
            }
            yield return string.Join('\n', batch);
            batch.Clear();
        }
        Assert.All(batch, line => Assert.Equal("", line));
    }

    static void Execute(DbConnection connection, string batch)
    {
        using var command = connection.CreateCommand();
        command.CommandText = batch;
        command.ExecuteNonQuery();
    }
}
