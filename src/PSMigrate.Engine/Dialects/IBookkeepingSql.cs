using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The SQL of the version table and the log table.</summary>
interface IBookkeepingSql
{
    /// <summary>A query with one row: the schema of the tables (NULL where there are none), and whether each of the two exists.</summary>
    string FindTables(string versionTable, string logTable, string? schema);

    /// <summary>The statements that make the schema, where the configuration names one that is missing.</summary>
    IEnumerable<string> CreateSchema(string schema);

    string CreateVersionTable(TableName table);

    string CreateLogTable(TableName table);

    /// <summary>Adds a column that a newer version of the log has.</summary>
    string AddLogColumn(TableName table, LogColumn column);

    string SelectHeads(TableName table);

    /// <summary>The statements of a change to the rows; each must hit exactly one row.</summary>
    IEnumerable<string> ChangeHeads(TableName table, VersionChange change);

    string SelectLog(TableName table);

    /// <summary>A query without rows that has the log's columns.</summary>
    string SelectLogColumns(TableName table);

    /// <summary>The revisions that have rows about single statements or parts.</summary>
    string SelectUnfinished(TableName table);

    /// <summary>Per revision, the checksum of the last time that it was applied.</summary>
    string SelectChecksums(TableName table);

    /// <summary>
    /// Per repeatable object, the checksum and the number of the last time that it was applied. A downgrade may have taken away what it is
    /// made of, and it with that: rows before the last one of a downgrade do not count.
    /// </summary>
    string SelectRepeatables(TableName table);

    string InsertLog(TableName table, LogEntry entry);
}
