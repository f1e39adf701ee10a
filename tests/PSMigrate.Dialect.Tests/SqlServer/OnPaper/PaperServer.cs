using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>
/// Does to a schema what SQL Server does with the batches of an operation, and refuses what the server refuses, by its documentation:
/// what the columns, names and objects that an operation touches are held by at that moment.
/// </summary>
/// <param name="schema">The schema to begin with.</param>
/// <param name="all">All schemas that it is to become. What they have, and a text mentions, must be there.</param>
sealed class PaperServer(DatabaseSchema schema, params DatabaseSchema[] all)
{
    readonly List<string> known = [.. all.SelectMany(Objects).Select(name => name.Name).Distinct()];
    readonly ILookup<string, string> columns = all.SelectMany(one => one.Tables).SelectMany(table => table.Columns, (table, column) => (Table: table.Name.Name, column.Name))
        .Distinct().ToLookup(item => item.Table, item => item.Name);

    public DatabaseSchema Schema { get; private set; } = schema;

    public void Apply(Operation operation)
    {
        switch (operation)
        {
            case CreateSchema create:
                Refuse(Schema.Schemas.Contains(create.Name), "the schema is there");
                Schema = Schema with { Schemas = [.. Schema.Schemas, create.Name] };
                break;
            case DropSchema drop:
                Refuse(Objects(Schema).Any(name => name.Schema == drop.Name), "the schema is not empty");
                Schema = Schema with { Schemas = Without(Schema.Schemas, drop.Name) };
                break;
            case CreateTable create:
                Create(create.Table);
                break;
            case DropTable drop:
                Refuse(Schema.Tables.Any(table => table.Name != drop.Name && table.ForeignKeys.Any(key => key.Principal == drop.Name)), "a foreign key refers to the table");
                RefuseHeld(drop.Name.Name, "a schema-bound object reads the table");
                Schema = Schema with { Tables = Without(Schema.Tables, Table(drop.Name)), Triggers = [.. Schema.Triggers.Where(trigger => trigger.Table != drop.Name)] };
                break;
            case CreateSequence create:
                RequireFree(create.Sequence.Name);
                Schema = Schema with { Sequences = [.. Schema.Sequences, create.Sequence] };
                break;
            case AlterSequence alter:
                var sequence = Schema.Sequences.Single(other => other.Name == alter.Sequence.Name);
                Schema = Schema with { Sequences = [.. Without(Schema.Sequences, sequence), PaperSequence.Altered(sequence, alter)] };
                break;
            case DropSequence drop:
                Refuse(Texts().Any(text => Mentions.In(text, drop.Name.Name)), "a default uses the sequence");
                Schema = Schema with { Sequences = Without(Schema.Sequences, Schema.Sequences.Single(other => other.Name == drop.Name)) };
                break;
            case CreateView create:
                RequireFree(create.View.Name);
                RequireNamed(create.View.Query, create.View.Name.Name);
                RequireColumns(create.View.Query);
                Schema = Schema with { Views = [.. Schema.Views, create.View] };
                break;
            case DropView drop:
                RefuseHeld(drop.Name.Name, "a schema-bound object reads the view");
                var view = Schema.Views.Single(other => other.Name == drop.Name);
                Schema = Schema with { Views = Without(Schema.Views, view), Triggers = [.. Schema.Triggers.Where(trigger => trigger.Table != drop.Name)] };
                break;
            case CreateRoutine create:
                Create(create);
                break;
            case DropRoutine drop:
                RefuseUsed(drop.Name);
                Schema = Schema with { Routines = Without(Schema.Routines, Routine(drop.Name, drop.Kind)) };
                break;
            case CreateTrigger create:
                var old = Schema.Triggers.Where(trigger => trigger.Name == create.Trigger.Name && trigger.Table.Schema == create.Trigger.Table.Schema).ToList();
                Refuse(old.Count > 0 != create.Replace, "the trigger is there, or is not");
                Refuse(old.Exists(trigger => trigger.Table != create.Trigger.Table), "the trigger watches another table");
                Refuse(!Objects(Schema).Contains(create.Trigger.Table), "there is no such table or view");
                RequireColumns(create.Trigger.Body);
                Schema = Schema with { Triggers = [.. Schema.Triggers.Except(old), create.Trigger] };
                break;
            case DropTrigger drop:
                Schema = Schema with { Triggers = Without(Schema.Triggers, Schema.Triggers.Single(trigger => trigger.Name == drop.Name && trigger.Table == drop.Table)) };
                break;
            default:
                var (name, change) = PaperTableChange.Of(operation);
                var table = Table(name);
                var changed = change(new(Schema, table));
                RefuseHeldColumns(table, changed);
                RequireFreeConstraints(changed, table);
                foreach (var text in TextsOf(changed).Except(TextsOf(table)))
                    RequireNamed(text, "");
                Schema = Schema with { Tables = [.. Schema.Tables.Select(other => other == table ? changed : other)] };
                break;
        }
    }

    void Create(Table table)
    {
        RequireFree(table.Name);
        Schema = Schema with { Tables = [.. Schema.Tables, table with { ForeignKeys = [] }] };
        RequireFreeConstraints(table, null);
        foreach (var text in TextsOf(table))
            RequireNamed(text, "");
        var columns = table.Columns.Select(column => table.PrimaryKey?.Columns.Contains(column.Name) == true ? column with { Nullable = false } : column);
        var made = table with { Columns = [.. columns], ForeignKeys = [] };
        Schema = Schema with { Tables = [.. Schema.Tables.SkipLast(1), made] };
        foreach (var key in table.ForeignKeys)
            Apply(new AddConstraint(table.Name, key));
    }

    void Create(CreateRoutine create)
    {
        var old = Schema.Routines.FirstOrDefault(routine => routine.Name == create.Routine.Name);
        if (old is null)
            RequireFree(create.Routine.Name);
        else
        {
            Refuse(!create.Replace, "the routine is there");
            Refuse(Sort(old) != Sort(create.Routine), "it is another sort of routine");
            RefuseUsed(create.Routine.Name);
        }
        RequireColumns(create.Routine.Definition);
        // What a procedure or a scalar function names is looked up when it runs.
        if (Sort(create.Routine) == "table" || IsBound(create.Routine.Definition))
            RequireNamed(create.Routine.Definition, create.Routine.Name.Name);
        Schema = Schema with { Routines = [.. Schema.Routines.Where(routine => routine != old), create.Routine] };
    }

    static string Sort(Routine routine) => routine.Kind == RoutineKind.Procedure ? "procedure"
        : $"{routine.Definition}".Contains("RETURNS TABLE", StringComparison.OrdinalIgnoreCase) ? "table"
        : $"{routine.Definition}".Contains(" TABLE ", StringComparison.OrdinalIgnoreCase) ? "statements" : "scalar";

    // A schema-bound view or function holds what it reads, and so do checks, defaults and computed columns the functions that they call.
    void RefuseUsed(TableName routine)
    {
        Refuse(Texts().Any(text => Mentions.In(text, routine.Name)), "a table uses the function");
        RefuseHeld(routine.Name, "a schema-bound object uses the function");
    }

    void RefuseHeld(string name, string why) => Refuse(Bound().Any(text => Mentions.In(text, name)), why);

    void RefuseHeldColumns(Table before, Table after)
    {
        foreach (var column in before.Columns.Where(column => after.Columns.All(other => Plain(other) != Plain(column))))
            Refuse(Bound().Any(text => Mentions.In(text, before.Name.Name) && Mentions.In(text, column.Name)), $"a schema-bound object reads column {column.Name}");

        static Column Plain(Column column) => column with { Comment = null, Default = null };
    }

    IEnumerable<DialectText> Bound() => Schema.Routines.Select(routine => routine.Definition).Where(IsBound)
        .Concat(Schema.Views.Where(view => view.Options is not null && IsBound(view.Options)).Select(view => view.Query));

    static bool IsBound(DialectText text) => $"{text}".Contains("SCHEMABINDING", StringComparison.OrdinalIgnoreCase);

    // The names of constraints are those of objects.
    void RequireFreeConstraints(Table table, Table? before)
    {
        var taken = Schema.Tables.Where(other => other != before && other.Name.Schema == table.Name.Schema && other.Name != table.Name)
            .SelectMany(ConstraintNames).Concat(Objects(Schema).Where(name => name.Schema == table.Name.Schema).Select(name => name.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = ConstraintNames(table).ToList();
        Refuse(names.Exists(taken.Contains), $"a constraint's name is taken: {string.Join(", ", names.Where(taken.Contains))}");
        Refuse(names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count, "two constraints have one name");
    }

    static IEnumerable<string> ConstraintNames(Table table) =>
        new[] { table.PrimaryKey?.Name }.Concat(table.Uniques.Select(item => item.Name)).Concat(table.Checks.Select(item => item.Name))
            .Concat(table.ForeignKeys.Select(item => item.Name)).Concat(table.Columns.Select(column => column.Default?.Name)).OfType<string>();

    void RequireFree(TableName name)
    {
        Refuse(Objects(Schema).Contains(name), $"there is an object {name}");
        Refuse(name.Schema is { } owner && !Schema.Schemas.Contains(owner), $"there is no schema {name.Schema}");
    }

    void RequireNamed(DialectText text, string self)
    {
        var missing = known.FirstOrDefault(name => name != self && Mentions.In(text, name) && Objects(Schema).All(there => there.Name != name));
        Refuse(missing is not null, $"there is no {missing} yet");
    }

    // A column of a table that is there is looked up at once.
    void RequireColumns(DialectText text)
    {
        foreach (var table in Schema.Tables.Where(table => Mentions.In(text, table.Name.Name)))
        {
            var missing = columns[table.Name.Name].FirstOrDefault(name => Mentions.In(text, name) && table.Columns.All(column => column.Name != name));
            Refuse(missing is not null, $"there is no column {missing}");
        }
    }

    IEnumerable<DialectText> Texts() => Schema.Tables.SelectMany(TextsOf);

    static IEnumerable<DialectText> TextsOf(Table table) =>
        table.Checks.Select(check => check.Condition).Concat(table.Columns.SelectMany(column => new[] { column.Default?.Sql, column.Computed?.Expression }).OfType<DialectText>());

    static IEnumerable<TableName> Objects(DatabaseSchema schema) =>
        schema.Tables.Select(item => item.Name).Concat(schema.Views.Select(item => item.Name)).Concat(schema.Sequences.Select(item => item.Name))
            .Concat(schema.Routines.Select(item => item.Name));

    Table Table(TableName name) => Schema.Tables.FirstOrDefault(table => table.Name == name) ?? throw new PaperRefusal($"there is no table {name}");

    Routine Routine(TableName name, RoutineKind kind) => Schema.Routines.Single(routine => routine.Name == name && routine.Kind == kind);

    static ValueList<T> Without<T>(ValueList<T> list, T item) => list.Where(other => !Equals(other, item)).ToValueList();

    static void Refuse(bool condition, string why)
    {
        if (condition)
            throw new PaperRefusal(why);
    }
}

/// <summary>SQL Server would have refused.</summary>
sealed class PaperRefusal(string why) : Exception(why);
