using System.Data.Common;
using Microsoft.Data.SqlClient;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// Loads rows by the driver's bulk copy. As with statements, triggers fire, constraints are checked, and identities and NULLs are
/// what the rows say.
/// </summary>
sealed class SqlServerBulkLoader(ISqlSyntax syntax) : IBulkLoader
{
    const SqlBulkCopyOptions AsStatementsDo =
        SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers;

    public IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first)
    {
        var phrases = new SqlPhrases(syntax);
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
        return new Load(copy, types);
    }

    /// <summary>The query that has the columns and no rows.</summary>
    public static string TypesText(string table, IEnumerable<string> columns) => $"SELECT {string.Join(", ", columns)} FROM {table} WHERE 1 = 0";

    static Type[] Types(SqlConnection connection, SqlTransaction? transaction, string sql)
    {
        using var command = new SqlCommand(sql, connection, transaction);
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
    }

    sealed class Load(SqlBulkCopy copy, Type[] types) : IBulkLoad
    {
        long done;

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
