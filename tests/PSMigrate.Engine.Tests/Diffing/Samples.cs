using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Tests.Diffing;

/// <summary>Schemas to compare, and what comes out as lines.</summary>
static class Samples
{
    public static readonly SchemaRules Apart = new()
    {
        Names = StringComparer.Ordinal, CodeHoldsColumns = true, ReplacesColumn = (from, to) => from.Computed != to.Computed,
    };

    public static readonly SchemaRules Together = new() { Names = StringComparer.OrdinalIgnoreCase, ForeignKeysApart = false };

    public static readonly SchemaRules Holding = new() { Names = StringComparer.OrdinalIgnoreCase, KeysHoldColumns = true };

    public static TableName Name(string name) => TableName.Parse(name);

    public static Column Id => new("id", new("bigint")) { Nullable = false };

    public static Table Person => new(Name("person"), [Id, new("name", new("varchar(50)"))]) { PrimaryKey = new(["id"], "pk_person") };

    public static Table Pet => new(Name("pet"), [Id, new("owner", new("bigint"))])
    {
        PrimaryKey = new(["id"], "pk_pet"),
        ForeignKeys = [new(["owner"], Name("person"), ["id"], "fk_pet_owner")],
    };

    public static DatabaseSchema Of(params Table[] tables) => new() { Tables = [.. tables] };

    public static IReadOnlyList<Operation> Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules? rules = null) =>
        SchemaComparer.Compare(from, to, rules ?? Apart).Operations;

    /// <summary>The operations as words: their type and what they are about.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<Operation> operations) => [.. operations.Select(operation => operation switch
    {
        CreateTable create => $"CreateTable {create.Table.Name}",
        DropTable drop => $"DropTable {drop.Name}",
        AddConstraint add => $"AddConstraint {add.Table} {add.Constraint.Name}",
        DropConstraint drop => $"DropConstraint {drop.Table} {drop.Name}",
        AddColumn add => $"AddColumn {add.Table} {add.Column.Name}",
        DropColumn drop => $"DropColumn {drop.Table} {drop.Name}",
        AlterColumn alter => $"AlterColumn {alter.Table} {alter.Name}",
        CreateIndex create => $"CreateIndex {create.Table} {create.Index.Name}",
        DropIndex drop => $"DropIndex {drop.Table} {drop.Name}",
        RenameIndex rename => $"RenameIndex {rename.Name} {rename.NewName}",
        CreateView create => $"CreateView {create.View.Name}",
        DropView drop => $"DropView {drop.Name}",
        CreateTrigger create => $"CreateTrigger {create.Trigger.Name}",
        DropTrigger drop => $"DropTrigger {drop.Name}",
        CreateRoutine create => $"CreateRoutine {create.Routine.Name}",
        DropRoutine drop => $"DropRoutine {drop.Name}",
        var other => other.GetType().Name,
    })];
}
