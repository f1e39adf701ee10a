using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Collects what a table's block puts out.</summary>
/// <param name="name">The table's name.</param>
/// <param name="invalid">Makes the error for a fault and its remedy.</param>
sealed class TableBuilder(TableName name, Func<string, string, MigrationException> invalid)
{
    readonly List<Column> columns = [];
    readonly List<string> keyColumns = [];
    readonly List<ForeignKey> foreignKeys = [];
    readonly List<UniqueConstraint> uniques = [];
    readonly List<CheckConstraint> checks = [];
    readonly List<ExcludeConstraint> excludes = [];
    readonly List<Index> indexes = [];
    PrimaryKey? key;

    public void Add(object? part)
    {
        switch (part)
        {
            case ColumnPart column:
                AddColumn(column);
                break;
            case PrimaryKey primary:
                key = key is null ? primary : throw invalid("the table has a second primary key", "Name all of the key's columns in one line.");
                break;
            case ForeignKey foreign:
                foreignKeys.Add(foreign);
                break;
            case UniqueConstraint unique:
                uniques.Add(unique);
                break;
            case CheckConstraint check:
                checks.Add(check);
                break;
            case ExcludeConstraint exclude:
                excludes.Add(exclude);
                break;
            case Index index:
                indexes.Add(index);
                break;
            default:
                throw invalid(
                    $"the block of table '{name}' has put out {(part is null ? "$null" : $"'{part}'")}, which is no part of a table",
                    "Write Column, PrimaryKey, ForeignKey, Unique, Check, Exclude or Index; other output is assigned or piped to Out-Null.");
        }
    }

    public Table Build()
    {
        if (columns.Count == 0)
            throw invalid($"table '{name}' has no columns", "Write at least one Column.");
        if (key is not null && keyColumns.Count > 0)
            throw invalid("the table has a second primary key", "Use either -PrimaryKey on columns or the word PrimaryKey.");
        foreach (var used in (key?.Columns ?? []).Concat(uniques.SelectMany(unique => unique.Columns)).Concat(foreignKeys.SelectMany(foreign => foreign.Columns)))
        {
            if (!columns.Exists(column => column.Name == used))
                throw invalid($"table '{name}' has no column '{used}'", "Name a column that the block describes, in the same spelling.");
        }
        return new(name, columns.ConvertAll(NotNullInKey).ToValueList())
        {
            PrimaryKey = key ?? (keyColumns.Count > 0 ? new(keyColumns.ToValueList()) : null),
            ForeignKeys = foreignKeys.ToValueList(),
            Uniques = uniques.ToValueList(),
            Checks = checks.ToValueList(),
            Excludes = excludes.ToValueList(),
            Indexes = indexes.ToValueList(),
        };
    }

    void AddColumn(ColumnPart part)
    {
        if (columns.Exists(column => column.Name.Equals(part.Column.Name, StringComparison.OrdinalIgnoreCase)))
            throw invalid($"table '{name}' has two columns '{part.Column.Name}'", "Give one of them another name.");
        columns.Add(part.Column);
        if (part.IsPrimaryKey)
            keyColumns.Add(part.Column.Name);
        if (part.IsUnique)
            uniques.Add(new([part.Column.Name]));
        if (part.ForeignKey is { } foreign)
            foreignKeys.Add(foreign);
        if (part.Check is { } check)
            checks.Add(check);
    }

    Column NotNullInKey(Column column) => key?.Columns.Contains(column.Name) == true ? column with { Nullable = false } : column;
}
