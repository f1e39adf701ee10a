using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>Schemas by chance, and changes to them. The same seed makes the same schema.</summary>
/// <param name="seed">The seed.</param>
/// <param name="narrow">Whether long texts cannot be keys, and rows can be deleted along in one way only.</param>
sealed class RandomSchema(int seed, bool narrow = false)
{
    static readonly string[] Types = ["int", "bigint", "string(20)", "string(60)", "text", "bool", "decimal(10, 2)", "date", "datetime", "guid"];
    static readonly string[] Names = ["name", "say \"hi\"", "a b", "o'clock", "größe", "x.y", "count", "note", "kind", "rank"];
    readonly Random random = new(seed);

    public List<Table> Tables()
    {
        var tables = new List<Table>();
        for (var i = random.Next(2, 5); i > 0; i--)
            tables.Add(Table($"table {tables.Count}", tables));
        return tables;
    }

    /// <summary>The same tables after some changes: columns, constraints, indexes, whole tables.</summary>
    public List<Table> Changed(List<Table> tables)
    {
        var changed = tables.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(changed.Count);
            changed[at] = Change(changed[at], changed);
        }
        if (random.Next(3) == 0)
            changed.Add(Table($"table {changed.Count + 10}", changed));
        if (random.Next(4) == 0 && changed.FindIndex(table => changed.TrueForAll(other => other.ForeignKeys.All(key => key.Principal != table.Name))) is >= 0 and var free)
            changed.RemoveAt(free);
        return changed;
    }

    Table Table(string name, List<Table> others)
    {
        var columns = Names.OrderBy(_ => random.Next()).Take(random.Next(2, 6)).Select(Column).ToList();
        columns.Insert(0, new("id", new("bigint")) { Nullable = false, Identity = random.Next(2) == 0 ? new() : null });
        var table = new Table(new(null, name), [.. columns]) { PrimaryKey = new(["id"], $"pk {name}") };
        for (var i = random.Next(4); i > 0; i--)
            table = AddPart(table, others);
        return table;
    }

    Column Column(string name)
    {
        var type = Types[random.Next(Types.Length)];
        return new(name, new(type))
        {
            Nullable = random.Next(3) > 0,
            Default = random.Next(3) == 0 ? Default(type) : null,
        };
    }

    // What a row needs that is there before a column takes no NULL.
    static ColumnDefault Default(string type) => type switch
    {
        "bool" => new(null, true),
        "int" or "bigint" => new(null, 7),
        "decimal(10, 2)" => new(null, 1.5m),
        "date" => new(null, new DateOnly(2026, 1, 2)),
        "datetime" => new(null, new DateTime(2026, 1, 2, 3, 4, 5)),
        "guid" => new(null, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")),
        _ => new(null, "it's"),
    };

    Table AddPart(Table table, List<Table> others)
    {
        var keys = table.Columns.Where(column => !narrow || column.Type.Default != "text").ToList();
        if (keys.Count == 1)
            return table;
        var column = keys[random.Next(keys.Count)].Name;
        var number = random.Next(1000);
        return random.Next(5) switch
        {
            4 when table.Columns.All(other => other.Name != $"calc{number}") => table with
            {
                Columns = [.. table.Columns, new($"calc{number}", new("bigint")) { Computed = new(new($"{Quoted(Numbers(table))} + {number}")) }],
            },
            0 => table with { Indexes = [.. table.Indexes, new($"ix {table.Name.Name} {number}", [new(column, null, random.Next(2) == 0)])] },
            1 => table with { Uniques = [.. table.Uniques, new(["id", column == "id" ? keys[1].Name : column], $"uq {table.Name.Name} {number}")] },
            2 => table with { Checks = [.. table.Checks, new(new($"id > {-number}"), $"ck {table.Name.Name} {number}")] },
            _ when others.Count > 0 && table.Columns.All(other => other.Name != $"ref{number}") => table with
            {
                Columns = [.. table.Columns, new($"ref{number}", new("bigint"))],
                ForeignKeys =
                [
                    .. table.ForeignKeys,
                    new([$"ref{number}"], others[random.Next(others.Count)].Name, ["id"], $"fk {table.Name.Name} {number}")
                    {
                        OnDelete = random.Next(2) == 0 && !narrow ? ReferentialAction.Cascade : ReferentialAction.NoAction,
                    },
                ],
            },
            _ => table,
        };
    }

    // The last column that a computed one may read.
    static string Numbers(Table table) => table.Columns.Last(column => column.Type.Default is "int" or "bigint" && column.Computed is null).Name;

    /// <summary>A name as every database reads it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    Table Change(Table table, List<Table> others)
    {
        var used = table.Indexes.SelectMany(index => index.Columns.Select(part => part.Name))
            .Concat(table.Uniques.SelectMany(unique => unique.Columns)).Concat(table.ForeignKeys.SelectMany(key => key.Columns)).ToHashSet();
        var columns = table.Columns.Where(column => column.Name != "id").ToList();
        var chosen = columns[random.Next(columns.Count)];
        switch (random.Next(7))
        {
            case 0 when columns.Count > 1 && With(table, chosen) is var gone && !gone.Exists(column => used.Contains(column.Name)):
                return table with { Columns = [.. table.Columns.Except(gone)] };
            case 1:
                return table with { Columns = [.. table.Columns.Select(column => column == chosen ? Altered(column, used.Contains(column.Name)) : column)] };
            case 2 when Names.Except(table.Columns.Select(column => column.Name)).FirstOrDefault() is { } name:
                var added = Column(name);
                return table with { Columns = [.. table.Columns, added.Nullable ? added : added with { Default = Default(added.Type.Default!) }] };
            case 3 when table.Indexes.Count > 0:
                return table with { Indexes = [.. table.Indexes.Skip(1)] };
            case 4 when table.Checks.Count > 0:
                return table with { Checks = [.. table.Checks.Skip(1)] };
            case 5 when table.ForeignKeys.Count > 0:
                return table with { ForeignKeys = [.. table.ForeignKeys.Skip(1)] };
            default:
                return AddPart(table, [.. others.Where(other => other.Name != table.Name)]);
        }
    }

    // A column and those that are computed from it.
    static List<Column> With(Table table, Column column) =>
        [.. table.Columns.Where(other => other == column || $"{other.Computed?.Expression}".StartsWith(Quoted(column.Name), StringComparison.Ordinal))];

    // Only what every row that is there survives.
    Column Altered(Column column, bool isUsed) => random.Next(3) switch
    {
        _ when column.Computed is not null => column with { Computed = new(new($"{column.Computed.Expression} + 1")) },
        0 => column with { Nullable = true },
        1 => column with { Default = column.Default is null ? Default(column.Type.Default!) : null },
        _ => column.Type.Default switch
        {
            "int" => column with { Type = new("bigint") },
            "string(20)" => column with { Type = new("string(60)") },
            "string(60)" when !narrow || !isUsed => column with { Type = new("text") },
            _ => column with { Nullable = true },
        },
    };

    /// <summary>A row for each table that every constraint takes.</summary>
    public static IEnumerable<Operation> Rows(IEnumerable<Table> tables)
    {
        foreach (var table in tables)
        {
            var columns = table.Columns.Where(column => column.Name == "id" || !column.Nullable && column.Default is null).ToList();
            yield return new InsertRows(
                table.Name, [.. columns.Select(column => column.Name)], [.. new[] { 1, 2, 3 }.Select(id => (ValueList<object?>)[.. columns.Select(column => Value(column, id))])]);
        }
    }

    static object? Value(Column column, int id) => column.Name == "id" ? id : Default(column.Type.Default!).Value;
}
