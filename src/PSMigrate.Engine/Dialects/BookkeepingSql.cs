using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The SQL of the bookkeeping tables that the dialects share. Values are literals, so that a script has the very same text.</summary>
/// <param name="syntax">The dialect's words.</param>
/// <param name="findTables">The dialect's query for the tables: version table, log table, schema.</param>
/// <param name="logType">The dialect's type for a column of the log.</param>
/// <param name="createSchema">The dialect's statement for a missing schema; null where there are no schemas.</param>
sealed class BookkeepingSql(
    ISqlSyntax syntax, Func<string, string, string?, string> findTables, Func<LogColumnSort, string> logType, Func<string, string>? createSchema)
    : IBookkeepingSql
{
    /// <summary>The words that add a column to a table.</summary>
    public string AddColumn { get; init; } = "ADD COLUMN";

    public string FindTables(string versionTable, string logTable, string? schema) => findTables(versionTable, logTable, schema);

    public IEnumerable<string> CreateSchema(string schema) => createSchema is null ? [] : [createSchema(schema)];

    public string CreateVersionTable(TableName table) =>
        $"CREATE TABLE {Name(table)} (version_num VARCHAR(32) NOT NULL, CONSTRAINT {syntax.Quote(table.Name + "_pkc")} PRIMARY KEY (version_num))";

    public string CreateLogTable(TableName table)
    {
        var columns = LogColumn.All.Select(column => $"{Column(column)}{(column.Nullable ? "" : " NOT NULL")}");
        return $"CREATE TABLE {Name(table)} (\n    {string.Join(",\n    ", columns)}\n)";
    }

    public string AddLogColumn(TableName table, LogColumn column) => $"ALTER TABLE {Name(table)} {AddColumn} {Column(column)}";

    public string SelectHeads(TableName table) => $"SELECT version_num FROM {Name(table)} ORDER BY version_num";

    public IEnumerable<string> ChangeHeads(TableName table, VersionChange change)
    {
        foreach (var id in change.Deleted)
            yield return $"DELETE FROM {Name(table)} WHERE version_num = {syntax.Literal(id)}";
        if (change.MovedFrom is not null)
            yield return $"UPDATE {Name(table)} SET version_num = {syntax.Literal(change.MovedTo)} WHERE version_num = {syntax.Literal(change.MovedFrom)}";
        foreach (var id in change.Inserted)
            yield return $"INSERT INTO {Name(table)} (version_num) VALUES ({syntax.Literal(id)})";
    }

    public string SelectLog(TableName table) => $"SELECT * FROM {Name(table)} ORDER BY {syntax.Quote("number")}";

    public string SelectLogColumns(TableName table) => $"SELECT * FROM {Name(table)} WHERE 1 = 0";

    public string SelectUnfinished(TableName table) => $"SELECT DISTINCT revision FROM {Name(table)} WHERE outcome IN ('begun', 'part-done')";

    public string SelectChecksums(TableName table)
    {
        // The name of a function on one of the servers.
        var (number, checksum) = (syntax.Quote("number"), syntax.Quote("checksum"));
        return
            $"""
            SELECT log.revision, log.{checksum} FROM {Name(table)} AS log
            JOIN (
                SELECT max({number}) AS last_number FROM {Name(table)}
                WHERE {checksum} IS NOT NULL AND (outcome IN ('stamped', 'repaired') OR direction = 'upgrade' AND outcome = 'applied')
                GROUP BY revision
            ) AS last_event ON last_event.last_number = log.{number}
            """;
    }

    public string SelectRepeatables(TableName table)
    {
        // The name of a function on one of the servers.
        var (number, checksum) = (syntax.Quote("number"), syntax.Quote("checksum"));
        return
            $"""
            SELECT log.revision, log.{checksum}, log.{number} FROM {Name(table)} AS log
            JOIN (
                SELECT max({number}) AS last_number FROM {Name(table)}
                WHERE {checksum} IS NOT NULL AND direction = 'repeat' AND outcome = 'applied'
                GROUP BY revision
            ) AS last_event ON last_event.last_number = log.{number}
            WHERE log.{number} > (
                SELECT coalesce(max({number}), 0) FROM {Name(table)} WHERE direction = 'downgrade' AND outcome = 'applied'
            )
            """;
    }

    public string InsertLog(TableName table, LogEntry entry)
    {
        var columns = LogColumn.All.Where(column => column.Value is not null).ToList();
        var names = string.Join(", ", columns.Select(column => syntax.Quote(column.Name)));
        var values = string.Join(", ", columns.Select(column => syntax.Literal(column.Value!(entry))));
        return $"INSERT INTO {Name(table)} ({names}) VALUES ({values})";
    }

    string Column(LogColumn column) => $"{syntax.Quote(column.Name)} {logType(column.Sort)}";

    string Name(TableName name) => name.Schema is null ? syntax.Quote(name.Name) : $"{syntax.Quote(name.Schema)}.{syntax.Quote(name.Name)}";
}
