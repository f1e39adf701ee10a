using System.Reflection;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Tests.Writing;

/// <summary>
/// Every operation that a command can make, plain and with each value of each of its options, down to those of the tables, columns and
/// constraints within it; found by reflection. The texts are such as are hard to write.
/// </summary>
static class WrittenOperations
{
    /// <summary>Names that PowerShell or the reading of names could take for something else.</summary>
    public static readonly string[] Names =
    [
        "plain", "two words", "o'clock", "a.b", "[a]", "x]", "\"q\"", "$true", "a`b", "Grüße 🐘", "‘quoted’", "“quoted”", "-Name", "@x", "1st", "#a", "a;b", "(a)", "{a}", "a,b",
        "if", "a desc", "a nulls first", "a collate b", "a with =", "--%", "'@", " a ", "a\tb", "&", "%", "*",
    ];

    static readonly string[] Texts =
    [
        "a > 0", "it's", "'new'", "''", "$x", "`n", "\"a\" > 0", "‘a’ “b”", "two\nlines", "two\r\nlines", "a\n'@\nb", "'@\na", "‘@\nb", "a\n", "\na", "ends in @'", "ends in @'\nb\n\n  c", "{0} {upgrade} {downgrade} {header} $&",
        "$(throw)", "#> <#", "x 🐘", "-x", "lower(name)", "(a) || (b)", "(a collate nocase)", "a desc", "')", BareWord,
    ];

    // A text for everything but a default.
    const string BareWord = "int";

    static readonly DialectText[] Dialects =
    [
        .. Texts.Select(text => new DialectText(text)),
        new(null, [new("PostgreSql", "it's"), new("Sqlite", "$x")]), new("rest\nof it", [new("SqlServer", "“a”")]),
    ];

    static readonly DialectText[] Types =
    [
        new("int"), new("string(50)"), new("decimal(10, 2)"), new("decimal(10,2)"), new("string( 5 )"), new("string(050)"), new("string(99999999999)"), new("nvarchar(max)"), new("timestamp with time zone"),
        new("\"my type\""), new("int[]"), new("-x"), new("e.\"Status\""), new(null, [new("PostgreSql", "jsonb"), new("Sqlite", "text")]), new("text", [new("SqlServer", "nvarchar(max)")]),
    ];

    static readonly object?[] Values =
    [
        null, true, false, "", "it's", "$x", "two\nlines", 0, -5, int.MinValue, 5L, long.MinValue, long.MaxValue, (short)5, (byte)5, (sbyte)-5, (ushort)5, 5u, 5ul, ulong.MaxValue, 1.50m, -1m,
        decimal.MaxValue, 0.1, 1.0, -1e300, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1f, 3f, float.MaxValue, 'x', '\'', '$', '‘',
        new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Unspecified), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromMinutes(-90)),
        new DateOnly(2026, 2, 1), new TimeOnly(23, 59, 58, 123), new TimeSpan(3, 4, 5, 6, 7), TimeSpan.FromTicks(-1), Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ValueList.Create<byte>([0, 255]), ValueList.Create<byte>([]), new SqlExpression(new("now()")), new SqlExpression(new("it's", [new("PostgreSql", "$x")])),
    ];

    public static IEnumerable<Type> OperationTypes => typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)) && type.IsSealed);

    public static IEnumerable<Operation> Of(Type type) => Variants(type, type.Name, type).Cast<Operation>().Where(IsSayable).Distinct();

    static IEnumerable<object?> Variants(Type type, string name, Type owner) =>
        System.Nullable.GetUnderlyingType(type) is { } underlying ? Variants(underlying, name, owner).Append(null)
        : type == typeof(bool) ? [false, true]
        : type == typeof(int) || type == typeof(long) ? Numbers(name).Select(number => Convert.ChangeType(number, type, null))
        : type == typeof(string) ? Words(name)
        : type == typeof(object) ? Values.Where(value => owner != typeof(ColumnDefault) || value is not (null or string or SqlExpression or ValueList<byte>))
        : type == typeof(DialectText) ? name is "Type" ? Types : name is "Arguments" ? Dialects.Prepend(new("")) : owner == typeof(ColumnDefault) ? Dialects.Where(text => text.Default != BareWord) : Dialects
        : type == typeof(TableName) ? Names.Select(text => new TableName(null, text)).Concat(Names.Select(text => new TableName(text, "t")))
        : type.IsEnum ? Enum.GetValues(type).Cast<object?>()
        : type == typeof(Constraint) ? Concrete(typeof(Constraint)).SelectMany(constraint => Variants(constraint, name, owner))
        : type == typeof(Operation) ? Sample
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? Lists(type.GetGenericArguments()[0], name, owner)
        : Records(type);

    static Operation[] Sample =>
    [
        new ExecuteSql(new("one line")), new ExecuteSql(new("two\nlines")), new ExecuteSql(new("a\n'@\nb")), new SetTableComment(new(null, "t"), "two\nlines"),
        new CreateTable(new(new(null, "t"), [new("a", new("int")) { Comment = "two\n\n lines" }])),
    ];

    static IEnumerable<object> Numbers(string name) => name switch
    {
        "Start" or "RestartWith" => [1, 5],
        "Increment" => [1, 10],
        "Minimum" => [1, -5],
        "Maximum" => [1000],
        _ => [20],
    };

    static IEnumerable<string?> Words(string name) =>
        name is "NewName" or "NewValue" ? Names.Select(text => text + "2")
        : name is "Operator" ? ["=", "&&", "it's", "OPERATOR(my schema.=)"]
        : (name is "Comment" ? Texts : Names).Append<string?>(null);

    static IEnumerable<object?> Lists(Type item, string name, Type owner)
    {
        var create = typeof(WrittenOperations).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item);
        if (item == typeof(Column))
            return Variants(item, name, owner).Select(value => create.Invoke(null, [new[] { value, new Column("z", new("int")) }]));
        var values = Variants(item, name, owner).Where(value => value is not null || item == typeof(object)).ToList();
        var lists = values.Select(value => create.Invoke(null, [new[] { value }]));
        if (item == typeof(ColumnValue))
            return lists.Append(ValueList.Create<ColumnValue>([new("b", 1), new("a", 2)]));
        return item == typeof(string) || item == typeof(IndexColumn) ? lists.Append(create.Invoke(null, [values.Take(3).Reverse().ToArray()])) : lists;
    }

    static ValueList<T> List<T>(object?[] values) => values.Select(value => (T)value!).ToValueList();

    static IEnumerable<object?> Records(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(parameter =>
            parameter.HasDefaultValue ? parameter.DefaultValue : Variants(parameter.ParameterType, parameter.Name!, type).First()).ToArray();
        yield return constructor.Invoke(arguments);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.Name is not ("Origin" or "TextStart") && !IsAside(type, property)))
        {
            foreach (var value in Variants(property.PropertyType, property.Name, type))
            {
                if (value is null && !IsOptional(constructor, property))
                    continue;
                var copy = constructor.Invoke(arguments);
                property.SetValue(copy, value);
                yield return Sound(copy);
            }
        }
    }

    // What an operation keeps for its reversal alone is not in its text.
    static bool IsAside(Type type, PropertyInfo property) =>
        type.IsSubclassOf(typeof(Operation)) && property.Name is "Undo" or "UsingBack"
        || type.IsSubclassOf(typeof(Operation)) && property.Name is "Before" or "Definition" && property.PropertyType != typeof(DialectText) && property.PropertyType != typeof(string);

    // What goes only with something else.
    static object Sound(object value) => value switch
    {
        IndexColumn { Expression: not null } column => column with { Name = null },
        IndexColumn { Name: null } column => column with { Name = "a" },
        Index { NullsNotDistinct: true } index => index with { Unique = true },
        AlterColumn { Using: not null } alter => alter with { Type = new("int") },
        ColumnDefault { Value: not null } literal => literal with { Sql = null },
        InsertRows insert => insert with
        {
            Rows = insert.Rows.Concat(insert.Rows).Select(row => Enumerable.Repeat(row[0], insert.Columns.Count).ToValueList()).ToValueList(),
        },
        // Columns of a table's constraints are columns of the table.
        Table table => table with
        {
            Columns = table.Columns.Select(column => table.PrimaryKey?.Columns.Contains(column.Name) == true ? column with { Nullable = false } : column).Concat(Mentioned(table).Where(name => table.Columns.All(column => column.Name != name)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new Column(name, new("int")) { Nullable = table.PrimaryKey?.Columns.Contains(name) != true })).ToValueList(),
        },
        _ => value,
    };

    static IEnumerable<string> Mentioned(Table table) =>
        (table.PrimaryKey?.Columns ?? []).Concat(table.Uniques.SelectMany(unique => unique.Columns)).Concat(table.ForeignKeys.SelectMany(foreign => foreign.Columns));

    static bool IsOptional(ConstructorInfo constructor, PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
        || constructor.GetParameters().Any(parameter => parameter.Name == property.Name && parameter.HasDefaultValue);

    static IEnumerable<Type> Concrete(Type type) => type.Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type));

    // What no command makes, because it means nothing: a change of nothing, a constraint that nobody can tell from others.
    static bool IsSayable(Operation operation) => operation switch
    {
        AlterColumn alter => alter != new AlterColumn(alter.Table, alter.Name),
        AlterSequence alter => alter.RestartWith is not null || alter.Sequence != new Sequence(alter.Sequence.Name),
        DropConstraint drop => drop.Name is not null || drop.Kind == ConstraintKind.PrimaryKey,
        CreateIndex create => create.Index.Name is not null && (create.Index.Columns.Count > 0 || create.Index.Method is not null),
        AddColumn { ForeignKey: { } foreign } add => foreign.Columns.SequenceEqual([add.Column.Name])
            && foreign.PrincipalColumns.Count <= 1
            && foreign == new ForeignKey(foreign.Columns, foreign.Principal, foreign.PrincipalColumns) { OnDelete = foreign.OnDelete, OnUpdate = foreign.OnUpdate },
        CreateTable create => create.Table.ForeignKeys.All(key => !key.NotValid && (key.PrincipalColumns.Count == 0 || key.PrincipalColumns.Count == key.Columns.Count)) && create.Table.Checks.All(check => !check.NotValid),
        AddConstraint { Constraint: ForeignKey { PrincipalColumns.Count: > 0 } foreign } => foreign.PrincipalColumns.Count == foreign.Columns.Count,
        UpdateRows update => update.Set.Count > 0,
        _ => true,
    };
}
