using System.Globalization;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Planning;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Running;

/// <summary>The version table and the log table of a database, by names that no revision's settings can bend.</summary>
sealed class Bookkeeping
{
    readonly Dialect dialect;
    readonly Session session;
    readonly Lazy<IReadOnlyList<LogColumn>> missingColumns;

    Bookkeeping(Dialect dialect, Session session)
    {
        this.dialect = dialect;
        this.session = session;
        missingColumns = new(FindMissingColumns);
        var settings = session.Settings;
        var found = session.Query(Sql.FindTables(settings.VersionTable, settings.LogTable, settings.VersionTableSchema))[0].Values;
        var schema = found[0] as string;
        VersionTable = new(schema, settings.VersionTable);
        HasVersionTable = Convert.ToBoolean(found[1], CultureInfo.InvariantCulture);
        LogTable = settings.LogTable.Length == 0 ? null : new(schema, settings.LogTable);
        HasLogTable = LogTable is not null && Convert.ToBoolean(found[2], CultureInfo.InvariantCulture);
    }

    public TableName VersionTable { get; }

    public TableName? LogTable { get; }

    public bool HasVersionTable { get; private set; }

    public bool HasLogTable { get; private set; }

    IBookkeepingSql Sql => dialect.Bookkeeping;

    public static Bookkeeping Find(Dialect dialect, Session session) => new(dialect, session);

    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (!HasVersionTable)
            missing.Add($"version table {VersionTable}");
        if (LogTable is not null && !HasLogTable)
            missing.Add($"log table {LogTable}");
        missing.AddRange(missingColumns.Value.Select(column => $"column {column.Name} of log table {LogTable}"));
        return missing;
    }

    /// <summary>Makes what is missing, and widens a log table that an older version made.</summary>
    /// <returns>What was made, in a reader's words.</returns>
    public IReadOnlyList<string> Ensure()
    {
        var made = Missing();
        var statements = new List<string>();
        if (!(HasVersionTable && (HasLogTable || LogTable is null)) && session.Settings.VersionTableSchema is { } schema)
            statements.AddRange(Sql.CreateSchema(schema));
        if (!HasVersionTable)
            statements.Add(Sql.CreateVersionTable(VersionTable));
        if (LogTable is not null && !HasLogTable)
            statements.Add(Sql.CreateLogTable(LogTable));
        statements.AddRange(missingColumns.Value.Select(column => Sql.AddLogColumn(LogTable!, column)));
        if (statements.Count > 0)
        {
            session.Begin();
            session.ExecuteText([.. statements]);
            session.Commit();
        }
        HasVersionTable = true;
        HasLogTable = LogTable is not null;
        return made;
    }

    public IReadOnlyList<string> ReadHeads() =>
        HasVersionTable ? [.. session.Query(Sql.SelectHeads(VersionTable)).Select(row => Text(row.Values[0]) ?? "")] : [];

    /// <summary>Stops a step whose database is not where its plan has it.</summary>
    public void Expect(MigrationStep step)
    {
        var found = ReadHeads();
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(step.HeadsBefore))
            throw Errors.DatabaseMoved(step, found);
    }

    /// <summary>Stops a repeatable object whose database is not where the plan ends.</summary>
    public void Expect(Repeatable repeatable, IReadOnlyList<string> heads)
    {
        var found = ReadHeads();
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(heads))
            throw Errors.DatabaseMovedBeforeRepeatable(repeatable, heads, found);
    }

    public void Apply(VersionChange change)
    {
        foreach (var statement in Sql.ChangeHeads(VersionTable, change))
        {
            if (session.ExecuteCounted(statement) is var count and not 1)
                throw Errors.VersionRowCount(statement, count, VersionTable);
        }
    }

    public void Append(LogEntry entry)
    {
        if (LogTable is not null)
            session.ExecuteText(Sql.InsertLog(LogTable, entry));
    }

    public IReadOnlyList<LogEntry> ReadLog() =>
        HasLogTable ? [.. session.Query(Sql.SelectLog(LogTable!)).Select(LogRows.Read)] : [];

    /// <summary>The revisions of which the log says that statements were sent one by one, or parts committed.</summary>
    public IEnumerable<string> ReadUnfinished() =>
        HasLogTable ? session.Query(Sql.SelectUnfinished(LogTable!)).Select(row => Text(row.Values[0])!) : [];

    /// <summary>Per applied revision, the checksum of its file when it was applied.</summary>
    public IReadOnlyDictionary<string, string> ReadChecksums() =>
        HasLogTable
            ? session.Query(Sql.SelectChecksums(LogTable!)).ToDictionary(row => Text(row.Values[0])!, row => Text(row.Values[1])!)
            : new Dictionary<string, string>();

    /// <summary>Per repeatable object, when it was applied last.</summary>
    public IReadOnlyDictionary<string, AppliedRepeatable> ReadRepeatables() =>
        HasLogTable
            ? session.Query(Sql.SelectRepeatables(LogTable!)).ToDictionary(
                row => Text(row.Values[0])!,
                row => new AppliedRepeatable(Text(row.Values[1])!, Convert.ToInt64(row.Values[2], CultureInfo.InvariantCulture)))
            : new Dictionary<string, AppliedRepeatable>();

    // A table that an older version made lacks the columns that have come since.
    IReadOnlyList<LogColumn> FindMissingColumns()
    {
        if (!HasLogTable)
            return [];
        var columns = session.Columns(Sql.SelectLogColumns(LogTable!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. LogColumn.All.Where(column => !columns.Contains(column.Name))];
    }

    static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
