namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What a database file holds, in the order in which it was made.</summary>
sealed class SqliteObjects
{
    readonly Dictionary<string, string> kinds;

    SqliteObjects(IReadOnlyList<SqliteObject> all, Dictionary<string, string> kinds)
    {
        All = all;
        this.kinds = kinds;
    }

    public IReadOnlyList<SqliteObject> All { get; }

    /// <summary>The ordinary tables: virtual ones, what they keep their contents in, and SQLite's own are left out.</summary>
    public IEnumerable<SqliteObject> Tables => All.Where(found => found.Type == "table" && KindOf(found.Name) == "table" && !IsInternal(found.Name));

    /// <summary>The tables that a module keeps.</summary>
    public IEnumerable<SqliteObject> VirtualTables => Of("table").Where(found => KindOf(found.Name) == "virtual");

    /// <summary>Reads in two queries, however many objects there are.</summary>
    /// <param name="catalogue">The database.</param>
    /// <param name="schema">The name under which its file is attached; null for the main one.</param>
    public static SqliteObjects Read(ICatalogue catalogue, string? schema)
    {
        var quoted = SqliteSyntax.QuoteName(schema ?? "main");
        var all = catalogue
            .Query($"SELECT type, name, tbl_name, sql FROM {quoted}.sqlite_master ORDER BY rowid")
            .Select(row => new SqliteObject((string)row.Values[0]!, (string)row.Values[1]!, (string)row.Values[2]!, row.Values[3] as string))
            .ToList();
        var kinds = catalogue
            .Query($"SELECT name, type FROM pragma_table_list WHERE schema = {SqlLiterals.Text(schema ?? "main")} COLLATE NOCASE")
            .ToDictionary(row => (string)row.Values[0]!, row => (string)row.Values[1]!, StringComparer.Ordinal);
        return new(all, kinds);
    }

    public SqliteObject? Find(string type, string name) => All.FirstOrDefault(found => found.Type == type && SqliteNames.Equal(found.Name, name));

    public IEnumerable<SqliteObject> Of(string type) => All.Where(found => found.Type == type && found.Sql is not null);

    /// <summary>What a table is: 'table', 'virtual', or 'shadow' for what a virtual one keeps its contents in.</summary>
    public string KindOf(string table) => kinds.GetValueOrDefault(table, "table");

    static bool IsInternal(string name) => name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A row of the catalogue.</summary>
/// <param name="Type">'table', 'index', 'view' or 'trigger'.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table that it belongs to.</param>
/// <param name="Sql">The text that made it; null for the index of a constraint.</param>
sealed record SqliteObject(string Type, string Name, string Table, string? Sql);
