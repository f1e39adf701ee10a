using System.Security.Cryptography;
using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Running;

/// <summary>Gives names to what its author left unnamed, the same on every database.</summary>
sealed class ConstraintNames(NamingConvention convention)
{
    // The least that the databases allow, so that a name never depends on where it is used.
    const int Longest = 63;

    public Operation Apply(Operation operation) => operation switch
    {
        CreateTable create => create with { Table = Apply(create.Table) },
        AddColumn add => add with
        {
            Column = Apply(add.Table, add.Column),
            ForeignKey = add.ForeignKey is null ? null : (ForeignKey)Apply(add.Table, add.ForeignKey),
        },
        AlterColumn { Default.To: { } value } alter => alter with { Default = new(Apply(alter.Table, alter.Name, value)) },
        AddConstraint add => add with { Constraint = Apply(add.Table, add.Constraint) },
        DropConstraint { Name: null, Definition: { } definition } drop => drop with { Name = Apply(drop.Table, definition).Name },
        CreateIndex create => create with { Index = Apply(create.Table, create.Index) },
        AutocommitBlock block => block with { Operations = block.Operations.Select(Apply).ToValueList() },
        _ => operation,
    };

    /// <summary>The operation without the names that it would be given again: a table reads as its author would have written it.</summary>
    public Operation Omit(Operation operation) => operation switch
    {
        CreateTable create => create with { Table = Omit(create.Table) },
        DropTable { Definition: { } table } drop => drop with { Definition = Omit(table) },
        AddColumn add => add with { Column = Omit(add.Table, add.Column) },
        DropColumn { Definition: { } column } drop => drop with { Definition = Omit(drop.Table, column) },
        AlterColumn alter => alter with
        {
            Default = alter.Default?.To is { } value ? new(Omit(alter.Table, alter.Name, value)) : alter.Default,
            Before = alter.Before is null ? null : Omit(alter.Table, alter.Before),
        },
        _ => operation,
    };

    Table Omit(Table table) => table with
    {
        Columns = table.Columns.Select(column => Omit(table.Name, column)).ToValueList(),
        PrimaryKey = table.PrimaryKey is null ? null : Omit(table.Name, table.PrimaryKey),
        Uniques = Omit(table.Name, table.Uniques),
        Checks = Omit(table.Name, table.Checks),
        ForeignKeys = Omit(table.Name, table.ForeignKeys),
        Excludes = Omit(table.Name, table.Excludes),
        Indexes = table.Indexes.Select(index => Apply(table.Name, index with { Name = null }) == index ? index with { Name = null } : index).ToValueList(),
    };

    ValueList<T> Omit<T>(TableName table, ValueList<T> constraints) where T : Constraint => constraints.Select(constraint => Omit(table, constraint)).ToValueList();

    T Omit<T>(TableName table, T constraint) where T : Constraint => Apply(table, constraint with { Name = null }) == constraint ? (T)(constraint with { Name = null }) : constraint;

    Column Omit(TableName table, Column column) => column.Default is { } value ? column with { Default = Omit(table, column.Name, value) } : column;

    ColumnDefault Omit(TableName table, string column, ColumnDefault value) =>
        Apply(table, column, value with { Name = null }) == value ? value with { Name = null } : value;

    Table Apply(Table table) => table with
    {
        Columns = table.Columns.Select(column => Apply(table.Name, column)).ToValueList(),
        PrimaryKey = table.PrimaryKey is null ? null : (PrimaryKey)Apply(table.Name, table.PrimaryKey),
        Uniques = Apply(table.Name, table.Uniques),
        Checks = Apply(table.Name, table.Checks),
        ForeignKeys = Apply(table.Name, table.ForeignKeys),
        Excludes = Apply(table.Name, table.Excludes),
        Indexes = table.Indexes.Select(index => Apply(table.Name, index)).ToValueList(),
    };

    ValueList<T> Apply<T>(TableName table, ValueList<T> constraints) where T : Constraint =>
        constraints.Select(constraint => (T)Apply(table, constraint)).ToValueList();

    Column Apply(TableName table, Column column) =>
        column.Default is null ? column : column with { Default = Apply(table, column.Name, column.Default) };

    ColumnDefault Apply(TableName table, string column, ColumnDefault value) =>
        value with { Name = value.Name ?? Name(convention.Default, table, [column]) };

    Constraint Apply(TableName table, Constraint constraint) => constraint.Name is not null ? constraint : constraint switch
    {
        PrimaryKey key => key with { Name = Name(convention.PrimaryKey, table, key.Columns) },
        UniqueConstraint unique => unique with { Name = Name(convention.Unique, table, unique.Columns) },
        CheckConstraint check => check with { Name = Name(convention.Check, table, [], null, check.Condition.ToString()) },
        ForeignKey foreign => foreign with { Name = Name(convention.ForeignKey, table, foreign.Columns, foreign.Principal) },
        ExcludeConstraint exclude => exclude with
        {
            Name = Name(convention.Exclude, table, exclude.Elements.Select(element => Word(element.Column)), null, $"{exclude.Elements} {exclude.Where}"),
        },
        _ => constraint,
    };

    Index Apply(TableName table, Index index) => index.Name is not null ? index : index with
    {
        Name = Name(
            index.Unique ? convention.UniqueIndex : convention.Index, table, index.Columns.Select(Word), null, $"{index.Columns} {index.Where}"),
    };

    static string Word(IndexColumn column) => column.Name ?? "expr";

    static string? Name(string template, TableName table, IEnumerable<string> columns, TableName? principal = null, string? hashed = null)
    {
        if (template.Length == 0)
            return null;
        var name = template
            .Replace("{table}", table.Name, StringComparison.Ordinal)
            .Replace("{columns}", string.Join('_', columns), StringComparison.Ordinal)
            .Replace("{principal}", principal?.Name ?? "", StringComparison.Ordinal)
            .Replace("{hash}", Hash(hashed ?? ""), StringComparison.Ordinal);
        return Encoding.UTF8.GetByteCount(name) <= Longest ? name : Shorten(name);
    }

    static string Shorten(string name)
    {
        var kept = name;
        while (Encoding.UTF8.GetByteCount(kept) > Longest - 9)
            kept = kept[..^(kept.Length > 1 && char.IsSurrogatePair(kept, kept.Length - 2) ? 2 : 1)];
        return $"{kept}_{Hash(name)}";
    }

    static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4)).ToLowerInvariant();
}
