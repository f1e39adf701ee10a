using System.Data.Common;
using Microsoft.Data.SqlClient;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// Loads rows by the driver's bulk copy. As with statements, triggers fire, constraints are checked, and identities and NULLs are
/// what the rows say.
/// </summary>
sealed class SqlServerBulkLoader(ISqlSyntax syntax) : IBulkLoader
{
    const SqlBulkCopyOptions AsStatementsDo =
        SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers;

    readonly SqlPhrases phrases = new(syntax);

    public bool Takes(DbConnection connection, DbTransaction? transaction, TableName table)
    {
        using var command = new SqlCommand(TakesText(table), (SqlConnection)connection, (SqlTransaction?)transaction);
        return command.ExecuteScalar() is 1;
    }

    public IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first)
    {
        var table = phrases.Name(first.Table);
        var types = Types((SqlConnection)connection, (SqlTransaction?)transaction, TypesText(table, first.Columns.Select(syntax.Quote)));
        var copy = new SqlBulkCopy((SqlConnection)connection, AsStatementsDo, (SqlTransaction?)transaction)
        {
            DestinationTableName = table,
            BulkCopyTimeout = ((SqlConnection)connection).CommandTimeout,
            EnableStreaming = true,
        };
        for (var i = 0; i < first.Columns.Count; i++)
            copy.ColumnMappings.Add(i, syntax.Quote(first.Columns[i]));
        return new Load($"INSERT BULK {table} ({phrases.Columns(first.Columns)})", copy, types);
    }

    // Views take rows by statements, and values of types that are the server's own classes need an assembly that is not here.
    public string TakesText(TableName table)
    {
        var id = $"OBJECT_ID({syntax.Literal(phrases.Name(table))}, N'U')";
        return
            $"""
            SELECT CASE WHEN {id} IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id
                WHERE c.object_id = {id} AND t.is_assembly_type = 1) THEN 1 ELSE 0 END
            """;
    }

    /// <summary>The query that has the columns and no rows.</summary>
    public static string TypesText(string table, IEnumerable<string> columns) => $"SELECT {string.Join(", ", columns)} FROM {table} WHERE 1 = 0";

    static Type[] Types(SqlConnection connection, SqlTransaction? transaction, string sql)
    {
        using var command = new SqlCommand(sql, connection, transaction);
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
    }

    sealed class Load(string text, SqlBulkCopy copy, Type[] types) : IBulkLoad
    {
        long done;

        public string Text => text;

        public void Write(InsertRows chunk)
        {
            using var reader = new SqlServerRowReader(chunk, types, done);
            try
            {
                copy.WriteToServer(reader);
            }
            // What the driver finds by itself, such as a text that is longer than its column, is no error of the server's.
            catch (InvalidOperationException refused)
            {
                throw Engine.Errors.RowRefused(chunk, done + reader.Row, refused.Message, refused);
            }
            done += chunk.Rows.Count;
        }

        // Every chunk is with the server when its Write has returned.
        public void Complete() { }

        public void Dispose() => copy.Close();

    }
}
