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
    const SqlBulkCopyOptions AsStatementsDo = SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers;

    readonly SqlPhrases phrases = new(syntax);

    public bool Takes(DbConnection connection, DbTransaction? transaction, InsertRows first) => Scalar(connection, transaction, TakesText(first)) is 1;

    public IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first)
    {
        var table = phrases.Name(first.Table);
        var types = Types(connection, transaction, TypesText(table, first.Columns.Select(syntax.Quote)));
        var names = Names(connection, transaction, NamesText(first));
        var options = Scalar(connection, transaction, KeepsNullsText(first)) is 1 ? AsStatementsDo | SqlBulkCopyOptions.KeepNulls : AsStatementsDo;
        var copy = new SqlBulkCopy((SqlConnection)connection, options, (SqlTransaction?)transaction)
        {
            DestinationTableName = table,
            BulkCopyTimeout = ((SqlConnection)connection).CommandTimeout,
            EnableStreaming = true,
        };
        for (var i = 0; i < names.Count; i++)
            copy.ColumnMappings.Add(i, Destination(names[i]));
        return new Load($"INSERT BULK {table} ({phrases.Columns(first.Columns)})", copy, types);
    }

    // Views take rows by statements, and values of types that are the server's own classes need an assembly that is not here.
    // To keep NULL in a column that has a default is an option of the whole copy, which may take the columns that are not named for NULL as well.
    public string TakesText(InsertRows first) =>
        $"""
        SELECT CASE WHEN {Id(first)} IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id
            WHERE c.object_id = {Id(first)} AND t.is_assembly_type = 1)
            AND NOT ({HasDefault(first, "IN")} AND {HasDefault(first, "NOT IN")}) THEN 1 ELSE 0 END
        """;

    /// <summary>The query that tells whether a NULL could become a default: 1 or 0.</summary>
    public string KeepsNullsText(InsertRows first) => $"SELECT CASE WHEN {HasDefault(first, "IN")} THEN 1 ELSE 0 END";

    /// <summary>The query that has the columns' names as they stand in the catalogue, in one row: the driver compares them to the letter.</summary>
    public string NamesText(InsertRows first) =>
        $"SELECT {string.Join(", ", first.Columns.Select(column => $"COL_NAME({Id(first)}, COLUMNPROPERTY({Id(first)}, {syntax.Literal(column)}, 'ColumnId'))"))}";

    /// <summary>The query that has the columns and no rows.</summary>
    public static string TypesText(string table, IEnumerable<string> columns) => $"SELECT {string.Join(", ", columns)} FROM {table} WHERE 1 = 0";

    /// <summary>A column as the driver wants it called: brackets around a name are taken away, and nothing within is undoubled.</summary>
    public static string Destination(string column) => column.StartsWith('[') ? $"[{column}]" : column;

    string Id(InsertRows first) => $"OBJECT_ID({syntax.Literal(phrases.Name(first.Table))}, N'U')";

    string HasDefault(InsertRows first, string among) =>
        $"EXISTS (SELECT 1 FROM sys.columns AS d WHERE d.object_id = {Id(first)} AND d.default_object_id <> 0"
        + $" AND d.name {among} ({string.Join(", ", first.Columns.Select(column => syntax.Literal(column)))}))";

    static object? Scalar(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        return command.ExecuteScalar();
    }

    static Type[] Types(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
    }

    static List<string> Names(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        using var reader = command.ExecuteReader();
        reader.Read();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    static SqlCommand Command(DbConnection connection, DbTransaction? transaction, string sql) =>
        new(sql, (SqlConnection)connection, (SqlTransaction?)transaction);

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
