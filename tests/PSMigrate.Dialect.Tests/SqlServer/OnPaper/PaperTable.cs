using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>A table as the catalogue has it: rows as the reader's queries give them.</summary>
sealed class PaperTable
{
    readonly int id;

    public PaperTable(int id, CreateTableStatement create)
    {
        this.id = id;
        Row = [id, PaperText.Schema(create.SchemaObjectName), create.SchemaObjectName.BaseIdentifier.Value, null];
        Add(create.Definition, notTrusted: false);
    }

    public object?[] Row { get; }

    public List<object?[]> Columns { get; } = [];

    public List<object?[]> Indexes { get; } = [];

    public List<object?[]> ForeignKeys { get; } = [];

    public List<object?[]> Checks { get; } = [];

    public bool Is(string? schema, string name) => (string?)Row[1] == schema && (string?)Row[2] == name;

    public void Comment(string? column, string text)
    {
        if (column is null)
            Row[3] = text;
        else
            Columns.Single(row => (string?)row[1] == column)[12] = text;
    }

    /// <summary>Says of constraints whether they are enforced. One that once was not is not trusted until it is checked.</summary>
    public void Distrust(IEnumerable<string> names, bool notTrusted)
    {
        foreach (var name in names)
        {
            foreach (var row in Checks.Where(row => (string?)row[1] == name))
                row[3] = notTrusted;
            foreach (var row in ForeignKeys.Where(row => (string?)row[2] == name))
                row[7] = notTrusted;
        }
    }

    public void Add(TableDefinition definition, bool notTrusted)
    {
        // The rows are in the order of one index only, and a primary key's unless told otherwise.
        var constraints = definition.ColumnDefinitions.SelectMany(column => column.Constraints, (column, constraint) => (Constraint: constraint, Column: (ColumnDefinition?)column))
            .Concat(definition.TableConstraints.Select(constraint => (Constraint: constraint, Column: (ColumnDefinition?)null))).ToList();
        var isTaken = Indexes.Exists(row => row[3] is (byte)1 or (byte)5)
            || constraints.Exists(item => item.Constraint is UniqueConstraintDefinition { IsPrimaryKey: false, Clustered: true });
        var first = Columns.Count;
        Columns.AddRange(definition.ColumnDefinitions.Select(Column));
        foreach (var (column, row) in definition.ColumnDefinitions.Zip(Columns.Skip(first)).Where(pair => pair.First.DataType is null))
            row[2] = TypeOf(column.ComputedColumnExpression);
        foreach (var (constraint, column) in constraints)
        {
            var name = constraint.ConstraintIdentifier?.Value;
            switch (constraint)
            {
                case UniqueConstraintDefinition unique:
                    IReadOnlyList<(string, bool)> parts =
                        unique.Columns.Count == 0 ? [(column!.ColumnIdentifier.Value, false)] : [.. unique.Columns.Select(Part)];
                    var clustered = unique.Clustered ?? unique.IsPrimaryKey && !isTaken;
                    AddIndex(name ?? Named(unique.IsPrimaryKey ? "PK" : "UQ"), clustered ? (byte)1 : (byte)2, [.. parts.Select(part => (part.Item1, part.Item2, false))],
                        new(true, unique.IsPrimaryKey, !unique.IsPrimaryKey));
                    foreach (var row in Columns.Where(row => unique.IsPrimaryKey && parts.Any(part => part.Item1 == (string?)row[1])))
                        row[3] = false;
                    break;
                case CheckConstraintDefinition check:
                    Checks.Add([id, name ?? Named("CK"), PaperText.InParentheses(check.CheckCondition), notTrusted]);
                    break;
                case ForeignKeyConstraintDefinition foreign:
                    AddForeignKey(name ?? Named("FK"), foreign, column?.ColumnIdentifier.Value, notTrusted);
                    break;
            }
        }
    }

    public void Add(CreateIndexStatement create) => AddIndex(
        create.Name.Value, create.Clustered == true ? (byte)1 : (byte)2,
        [.. create.Columns.Select(Part).Select(part => (part.Item1, part.Item2, false)), .. create.IncludeColumns.Select(column => (Name(column), false, true))],
        new(create.Unique, false, false, create.FilterPredicate, create.IndexOptions));

    public void Add(CreateColumnStoreIndexStatement create) => AddIndex(
        create.Name.Value, create.Clustered == true ? (byte)5 : (byte)6, [.. create.Columns.Select(column => (Name(column), false, true))],
        new(false, false, false, create.FilterPredicate, create.IndexOptions));

    sealed record Sort(bool Unique, bool Key, bool Constraint, BooleanExpression? Filter = null, IList<IndexOption>? Options = null);

    void AddIndex(string name, byte type, IReadOnlyList<(string Column, bool Descending, bool Included)> parts, Sort sort)
    {
        var options = sort.Options ?? [];
        foreach (var part in parts.DefaultIfEmpty())
        {
            Indexes.Add(
            [
                id, Indexes.Count, name, type, sort.Unique, sort.Key, sort.Constraint, sort.Filter is null ? null : PaperText.InParentheses(sort.Filter),
                (byte)PaperText.Number(options.OfType<IndexExpressionOption>().FirstOrDefault(option => option.OptionKind == IndexOptionKind.FillFactor)?.Expression, 0),
                State(IndexOptionKind.PadIndex, false), State(IndexOptionKind.IgnoreDupKey, false), State(IndexOptionKind.AllowRowLocks, true),
                State(IndexOptionKind.AllowPageLocks, true), State(IndexOptionKind.StatisticsNoRecompute, false),
                options.OfType<DataCompressionOption>().FirstOrDefault()?.CompressionLevel switch
                {
                    DataCompressionLevel.Page => "PAGE",
                    DataCompressionLevel.Row => "ROW",
                    DataCompressionLevel.ColumnStoreArchive => "COLUMNSTORE_ARCHIVE",
                    _ => type > 2 ? "COLUMNSTORE" : "NONE",
                },
                part.Column, part.Column is null ? null : part.Descending, part.Column is null ? null : part.Included,
            ]);
            Indexes[^1][1] = Indexes.First(row => (string?)row[2] == name)[1];
        }

        bool State(IndexOptionKind kind, bool usual) =>
            options.OfType<IndexStateOption>().FirstOrDefault(option => option.OptionKind == kind) is { } option ? option.OptionState == OptionState.On : usual;
    }

    void AddForeignKey(string name, ForeignKeyConstraintDefinition foreign, string? column, bool notTrusted)
    {
        var number = ForeignKeys.Count;
        var columns = foreign.Columns.Count == 0 ? [column!] : foreign.Columns.Select(part => part.Value).ToList();
        foreach (var (part, principal) in columns.Zip(foreign.ReferencedTableColumns.Select(part => part.Value)))
        {
            ForeignKeys.Add(
            [
                id, number, name, PaperText.Schema(foreign.ReferenceTableName), foreign.ReferenceTableName.BaseIdentifier.Value,
                Action(foreign.DeleteAction), Action(foreign.UpdateAction), notTrusted, part, principal,
            ]);
        }
    }

    object?[] Column(ColumnDefinition column)
    {
        var nullable = column.Constraints.OfType<NullableConstraintDefinition>().FirstOrDefault()?.Nullable;
        var value = column.DefaultConstraint;
        return
        [
            id, column.ColumnIdentifier.Value, column.DataType is null ? null : PaperText.Type(column.DataType),
            nullable ?? (column.IdentityOptions is null && column.DataType?.Name!.BaseIdentifier.Value != "rowversion"), value?.ConstraintIdentifier?.Value,
            value is null ? null : PaperText.InParentheses(value.Expression),
            column.IdentityOptions is not null, PaperText.Number(column.IdentityOptions?.IdentitySeed, 1), PaperText.Number(column.IdentityOptions?.IdentityIncrement, 1),
            column.ComputedColumnExpression is null ? null : PaperText.InParentheses(column.ComputedColumnExpression), column.IsPersisted,
            column.Collation?.Value, null,
        ];
    }

    // What the server finds out by itself is that of the first column here, unless the expression says a type.
    string TypeOf(ScalarExpression expression)
    {
        var names = new Names();
        expression.Accept(names);
        return expression is ConvertCall convert ? PaperText.Type(convert.DataType) : (string)Columns.Single(row => (string?)row[1] == names.First)[2]!;
    }

    string Named(string sort) => $"{sort}__{Row[2]}__{Indexes.Count + Checks.Count + ForeignKeys.Count:X8}";

    static (string, bool) Part(ColumnWithSortOrder part) => (Name(part.Column), part.SortOrder == SortOrder.Descending);

    static string Name(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;

    static int Action(DeleteUpdateAction action) => action switch
    {
        DeleteUpdateAction.Cascade => 1,
        DeleteUpdateAction.SetNull => 2,
        DeleteUpdateAction.SetDefault => 3,
        _ => 0,
    };

    sealed class Names : TSqlFragmentVisitor
    {
        public string? First { get; private set; }

        public override void Visit(ColumnReferenceExpression node) => First ??= Name(node);
    }
}
