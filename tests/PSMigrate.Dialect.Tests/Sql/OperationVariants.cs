using System.Reflection;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>
/// Every operation, plain and with each of its options, down to the options of the tables, columns and constraints within it. All is found by
/// reflection, so that an operation or an option that is added is tested without a word.
/// </summary>
static class OperationVariants
{
    // The texts that are not SQL of one word for all: what fits is told by the name of the option.
    static readonly Dictionary<string, DialectText> Texts = new()
    {
        ["Type"] = new("int"),
        ["Condition"] = new("a > 0"),
        ["Where"] = new("a > 0"),
        ["Sql"] = new("1"),
        ["Expression"] = new("a + 1"),
        ["Query"] = new("SELECT 1 AS a"),
        ["Using"] = new("a"),
        ["Arguments"] = new("int"),
        ["Event"] = new(null, [new("Sqlite", "AFTER INSERT"), new("PostgreSql", "AFTER INSERT"), new("SqlServer", "AFTER INSERT, UPDATE")]),
        ["Body"] = new(null, [new("Sqlite", "BEGIN SELECT 1; END"), new("PostgreSql", "EXECUTE FUNCTION f()"), new("SqlServer", "SET NOCOUNT ON;")]),
        ["Options"] = new(null, [new("Sqlite", "STRICT"), new("PostgreSql", "WITH (fillfactor = 70)"), new("SqlServer", "WITH (DATA_COMPRESSION = PAGE)")]),
    };

    static readonly Dictionary<string, DialectText> TextsOfIndexes = new()
    {
        ["Options"] = new(null, [new("PostgreSql", "fillfactor = 70"), new("SqlServer", "FILLFACTOR = 70")]),
    };

    static readonly Dictionary<string, DialectText> TextsOfViews = new()
    {
        ["Options"] = new(null, [new("Sqlite", "STRICT"), new("PostgreSql", "WITH (security_barrier)"), new("SqlServer", "WITH VIEW_METADATA")]),
    };

    static readonly Dictionary<string, DialectText> TextsOfRoutines = new()
    {
        ["Definition"] = new(null,
        [
            new("PostgreSql", "() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$"), new("SqlServer", "() RETURNS int AS BEGIN RETURN 1; END"),
        ]),
    };

    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)) && type.IsSealed).OrderBy(type => type.Name)];

    /// <summary>An operation as it is with nothing but what it must have, then once more with each option.</summary>
    public static IEnumerable<Operation> Of(Type type) => Variants(type, type.Name, type).Cast<Operation>();

    static IEnumerable<object?> Variants(Type type, string name, Type owner)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            return Variants(underlying, name, owner).Append(null);
        if (type == typeof(bool))
            return [false, true];
        if (type == typeof(int) || type == typeof(long))
            return [Convert.ChangeType(name is "Start" or "Minimum" ? 1 : 20, type, null)];
        if (type == typeof(string))
            return [Word(name), null];
        if (type == typeof(object))
            return [5, null, true, "it's", 1.5m, 0.1, Guid.Empty, new DateOnly(2026, 1, 2), ValueList.Create<byte>([0, 255]), new SqlExpression(new("1"))];
        if (type == typeof(DialectText))
            return [Text(name, owner), null, new DialectText(null, [new("Other", "x")])];
        if (type == typeof(TableName))
            return [new TableName(null, "t"), new TableName("my schema", "o'clock ]")];
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object?>();
        if (type == typeof(Constraint))
            return ConstraintTypes().SelectMany(constraint => Variants(constraint, name, owner));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return Lists(type.GetGenericArguments()[0], name, owner);
        return Records(type);
    }

    static IEnumerable<object?> Lists(Type item, string name, Type owner)
    {
        var create = typeof(OperationVariants).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item);
        // Two columns, so that a table keeps one when the other goes.
        if (item == typeof(Column))
            return Variants(item, name, owner).Select(value => create.Invoke(null, [new[] { value, new Column("z", new("int")) }]));
        return Variants(item, name, owner).Where(value => value is not null || item == typeof(object)).Select(value => create.Invoke(null, [new[] { value }]));
    }

    static ValueList<T> List<T>(object?[] values) => values.Select(value => (T)value!).ToValueList();

    static IEnumerable<object?> Records(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(parameter =>
            parameter.HasDefaultValue ? parameter.DefaultValue : Variants(parameter.ParameterType, parameter.Name!, type).First()).ToArray();
        yield return constructor.Invoke(arguments);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.Name is not ("Origin" or "TextStart")))
        {
            // What an operation keeps for its reversal alone is no option of it.
            if (type.IsSubclassOf(typeof(Operation)) && property.Name is "Before" or "Definition" && property.PropertyType != typeof(DialectText)
                && property.PropertyType != typeof(string))
                continue;
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

    // Options that rule each other out.
    static object Sound(object value) => value switch
    {
        IndexColumn { Expression: not null } column => column with { Name = null },
        IndexColumn { Name: null } column => column with { Name = "a" },
        Routine { Kind: RoutineKind.Procedure } routine => routine with
        {
            Definition = new(null, [new("PostgreSql", "() LANGUAGE sql AS $$ $$"), new("SqlServer", "AS SELECT 1 AS a")]),
        },
        _ => value,
    };

    static bool IsOptional(ConstructorInfo constructor, PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
        || constructor.GetParameters().Any(parameter => parameter.Name == property.Name && parameter.HasDefaultValue);

    static IEnumerable<Type> ConstraintTypes() => typeof(Constraint).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Constraint)));

    static string Word(string name) => name switch
    {
        "NewName" or "NewValue" => "b",
        "Collation" => "C",
        "Comment" => "it's a comment",
        "Method" => "btree",
        "Operator" => "=",
        "Default" => "1",
        _ => "a",
    };

    static DialectText Text(string name, Type owner)
    {
        var own = owner == typeof(PSMigrate.Schema.Index) ? TextsOfIndexes : owner == typeof(Routine) ? TextsOfRoutines : owner == typeof(View) ? TextsOfViews : Texts;
        return own.GetValueOrDefault(name) ?? Texts.GetValueOrDefault(name) ?? new("1");
    }
}
