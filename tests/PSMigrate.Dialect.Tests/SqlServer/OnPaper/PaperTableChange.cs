using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>A change of one table, with the refusals of the server.</summary>
sealed class PaperTableChange(DatabaseSchema schema, Table table)
{
    /// <summary>The table that an operation changes, and how.</summary>
    public static (TableName Table, Func<PaperTableChange, Table> Change) Of(Operation operation) => operation switch
    {
        AddColumn add => (add.Table, change => change.Add(add)),
        DropColumn drop => (drop.Table, change => change.Drop(drop)),
        AlterColumn alter => (alter.Table, change => change.Alter(alter)),
        AddConstraint add => (add.Table, change => change.Add(add.Constraint)),
        DropConstraint drop => (drop.Table, change => change.Drop(drop)),
        CreateIndex create => (create.Table, change => change.Create(create.Index)),
        DropIndex drop => (drop.Table!, change => change.Drop(drop)),
        RenameIndex rename => (rename.Table, change => change.Rename(rename)),
        SetTableComment comment => (comment.Table, change => change.Comment(comment)),
        _ => throw new NotSupportedException(operation.GetType().Name),
    };

    Table Add(AddColumn add)
    {
        Refuse(table.Columns.Any(column => column.Name == add.Column.Name), "the column is there");
        return table with { Columns = [.. table.Columns, add.Column] };
    }

    // What the column is held by alone goes with it: the batch sees to that.
    Table Drop(DropColumn drop)
    {
        var column = Column(drop.Name);
        Refuse(table.Columns.Any(other => Mentions.In(other.Computed?.Expression, column.Name)), "a computed column reads it");
        Refuse(table.Indexes.Any(index => Mentions.In(index.Where, column.Name)), "the filter of an index reads it");
        RefuseUsed(Keys().Where(key => key.Columns.Contains(column.Name)));
        var rest = table with
        {
            Columns = [.. table.Columns.Where(other => other != column)],
            PrimaryKey = table.PrimaryKey?.Columns is [var only] && only == column.Name ? null : table.PrimaryKey,
            Uniques = [.. table.Uniques.Where(unique => unique.Columns is not [var one] || one != column.Name)],
            ForeignKeys = [.. table.ForeignKeys.Where(key => key.Columns is not [var one] || one != column.Name)],
            Checks = [.. table.Checks.Where(check => !Mentions.In(check.Condition, column.Name) || table.Columns.Any(other => other != column && Mentions.In(check.Condition, other.Name)))],
            Indexes = [.. table.Indexes.Where(index => !Names(index).Contains(column.Name) || index.Columns.Any(part => part.Name != column.Name))],
        };
        new PaperTableChange(schema, rest).RefuseHeld(column.Name);
        return rest;
    }

    Table Alter(AlterColumn alter)
    {
        var column = Column(alter.Name);
        Refuse(alter.Identity is not null, "a numbering cannot be changed");
        if (alter.Computed is not null)
        {
            Refuse(column.Computed is null || alter.Computed.To is null, "a column is computed for ever");
            RefuseHeld(column.Name);
        }
        else if (alter.Type is not null || alter.Nullable is not null || alter.Collation is not null)
        {
            Refuse(column.Computed is not null, "the column is computed");
            Refuse(column.Type.Default == "timestamp" || alter.Type?.Default == "timestamp", "a row's version cannot be altered");
            Refuse(table.Columns.Any(other => Mentions.In(other.Computed?.Expression, column.Name)), "a computed column reads it");
            RefuseHeld(column.Name);
        }
        return table with { Columns = [.. table.Columns.Select(other => other == column ? alter.After(column) : other)] };
    }

    Table Add(Constraint constraint)
    {
        RequireColumns(constraint switch { PrimaryKey key => key.Columns, UniqueConstraint key => key.Columns, ForeignKey key => key.Columns, _ => [] });
        switch (constraint)
        {
            case PrimaryKey key:
                Refuse(table.PrimaryKey is not null, "there is a primary key");
                Refuse(key.Columns.Any(name => Column(name).Nullable), "a column of the key takes NULL");
                Refuse(key.Clustered == true && IsClustered, "the rows are in another order");
                return table with { PrimaryKey = key.Clustered is null && IsClustered ? key with { Clustered = false } : key };
            case UniqueConstraint unique:
                Refuse(unique.Clustered == true && IsClustered, "the rows are in another order");
                return table with { Uniques = [.. table.Uniques, unique] };
            case CheckConstraint check:
                return table with { Checks = [.. table.Checks, check] };
            case ForeignKey foreign:
                RequireKey(foreign);
                return table with { ForeignKeys = [.. table.ForeignKeys, foreign] };
            default:
                throw new NotSupportedException();
        }
    }

    Table Drop(DropConstraint drop)
    {
        var key = Keys().Where(key => key.Name == drop.Name).ToList();
        RefuseUsed(key);
        var rest = table with
        {
            PrimaryKey = table.PrimaryKey?.Name == drop.Name ? null : table.PrimaryKey,
            Uniques = [.. table.Uniques.Where(item => item.Name != drop.Name)],
            Checks = [.. table.Checks.Where(item => item.Name != drop.Name)],
            ForeignKeys = [.. table.ForeignKeys.Where(item => item.Name != drop.Name)],
        };
        Refuse(rest == table, $"there is no constraint {drop.Name}");
        return rest;
    }

    Table Create(Index index)
    {
        Refuse(IndexNames().Contains(index.Name), "an index has the name");
        Refuse(index.Clustered && IsClustered, "the rows are in another order");
        RequireColumns(Names(index));
        return table with { Indexes = [.. table.Indexes, index] };
    }

    Table Drop(DropIndex drop)
    {
        Refuse(table.Indexes.All(index => index.Name != drop.Name), $"there is no index {drop.Name}");
        RefuseUsed(Keys().Where(key => key.Name == drop.Name));
        return table with { Indexes = [.. table.Indexes.Where(index => index.Name != drop.Name)] };
    }

    Table Rename(RenameIndex rename)
    {
        Refuse(IndexNames().Contains(rename.NewName), "an index has the name");
        return table with { Indexes = [.. table.Indexes.Select(index => index.Name == rename.Name ? index with { Name = rename.NewName } : index)] };
    }

    Table Comment(SetTableComment comment) => table with { Comment = comment.Comment };

    // Keys, checks, indexes and foreign keys of both sides.
    void RefuseHeld(string column)
    {
        RefuseUsed(Keys().Where(key => key.Columns.Contains(column)));
        Refuse(table.PrimaryKey?.Columns.Contains(column) == true || table.Uniques.Any(unique => unique.Columns.Contains(column)), $"a key has column {column}");
        Refuse(table.ForeignKeys.Any(key => key.Columns.Contains(column)), $"a foreign key has column {column}");
        Refuse(table.Checks.Any(check => Mentions.In(check.Condition, column)), $"a check reads column {column}");
        Refuse(table.Indexes.Any(index => Names(index).Contains(column) || Mentions.In(index.Where, column) || index is { Clustered: true, Method: not null }), $"an index has column {column}");
    }

    void RefuseUsed(IEnumerable<(string? Name, ValueList<string> Columns)> keys)
    {
        foreach (var key in keys)
        {
            var others = Keys().Where(other => other.Name != key.Name && Same(other.Columns, key.Columns));
            Refuse(!others.Any() && schema.Tables.SelectMany(other => other.ForeignKeys).Any(foreign => foreign.Principal == table.Name && Same(foreign.PrincipalColumns, key.Columns)),
                $"a foreign key stands on {key.Name}");
        }
    }

    void RequireKey(ForeignKey foreign)
    {
        var principal = foreign.Principal == table.Name ? table : schema.Tables.FirstOrDefault(other => other.Name == foreign.Principal);
        Refuse(principal is null, "there is no table to refer to");
        var there = new PaperTableChange(schema, principal!);
        Refuse(!there.Keys().Any(key => Same(key.Columns, foreign.PrincipalColumns)), "there is no key to refer to");
        foreach (var (one, other) in foreign.Columns.Zip(foreign.PrincipalColumns))
            Refuse(Column(one).Type != there.Column(other).Type, $"the types of {one} and {other} differ");
    }

    // What a foreign key may stand on.
    IEnumerable<(string? Name, ValueList<string> Columns)> Keys() =>
        (table.PrimaryKey is { } key ? [(key.Name, key.Columns)] : Array.Empty<(string?, ValueList<string>)>())
            .Concat(table.Uniques.Select(unique => (unique.Name, unique.Columns)))
            .Concat(table.Indexes.Where(index => index is { Unique: true, Where: null }).Select(index => (index.Name, index.Columns.Select(part => part.Name!).ToValueList())));

    IEnumerable<string?> IndexNames() => table.Indexes.Select(index => index.Name).Concat(table.Uniques.Select(unique => unique.Name)).Append(table.PrimaryKey?.Name);

    bool IsClustered => table.PrimaryKey is { Clustered: not false } || table.Uniques.Any(unique => unique.Clustered == true) || table.Indexes.Any(index => index.Clustered);

    static IEnumerable<string> Names(Index index) => index.Columns.Select(part => part.Name!).Concat(index.Include);

    static bool Same(IEnumerable<string> one, IEnumerable<string> other) => one.ToHashSet().SetEquals(other);

    Column Column(string name) => table.Columns.FirstOrDefault(column => column.Name == name) ?? throw new PaperRefusal($"there is no column {name}");

    void RequireColumns(IEnumerable<string> names) => Assert.All(names, name => Column(name));

    static void Refuse(bool condition, string why)
    {
        if (condition)
            throw new PaperRefusal(why);
    }
}
