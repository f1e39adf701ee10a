using System.Text.RegularExpressions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Leaves out of a schema what is not compared.</summary>
sealed class SchemaFilter(ComparisonSettings settings, IReadOnlyCollection<string> bookkeeping)
{
    readonly List<Regex> include = [.. settings.Include.Select(Pattern)];
    readonly List<Regex> exclude = [.. settings.Exclude.Select(Pattern)];

    public DatabaseSchema Apply(DatabaseSchema schema)
    {
        var tables = schema.Tables.Where(table => Has(SchemaPart.Table, table.Name) && !IsBookkeeping(table)).ToList();
        var views = schema.Views.Where(view => Has(SchemaPart.View, view.Name)).ToValueList();
        var owners = tables.Select(table => table.Name).Concat(views.Select(view => view.Name)).ToHashSet();
        var leftOut = schema.Tables.Select(table => table.Name).Where(name => !owners.Contains(name)).Select(name => name.Name).ToList();
        return new()
        {
            Schemas = include.Count > 0 ? [] : schema.Schemas.Where(name => Takes(new(null, name))).ToValueList(),
            Tables = tables.Select(Apply).ToValueList(),
            Sequences = schema.Sequences.Where(sequence => Has(SchemaPart.Sequence, sequence.Name)).ToValueList(),
            Enums = schema.Enums.Where(item => Has(SchemaPart.Enum, item.Name)).ToValueList(),
            Views = views,
            Routines = schema.Routines.Where(routine => Has(SchemaPart.Routine, routine.Name)).ToValueList(),
            Triggers = schema.Triggers
                .Where(trigger => owners.Contains(trigger.Table) && Has(SchemaPart.Trigger, trigger.Table with { Name = trigger.Name }, named: false))
                .ToValueList(),
            Others = schema.Others.Where(item => Has(item, owners)).ToValueList(),
            NotRead = schema.NotRead.Where(what => !leftOut.Exists(table => Mentions.In(new(what), table))).ToValueList(),
        };
    }

    Table Apply(Table table) => table with
    {
        Columns = Has(SchemaPart.Comment) ? table.Columns : table.Columns.Select(column => column with { Comment = null }).ToValueList(),
        Comment = Has(SchemaPart.Comment) ? table.Comment : null,
        Indexes = table.Indexes.Where(index => Has(SchemaPart.Index, table.Name with { Name = index.Name ?? "" }, named: false)).ToValueList(),
        Checks = Has(SchemaPart.Check) ? table.Checks : [],
        ForeignKeys = Has(SchemaPart.ForeignKey) ? table.ForeignKeys : [],
    };

    bool Has(SqlObject item, HashSet<TableName> owners) => item.Kind switch
    {
        SqlObjectKind.Extension => include.Count == 0,
        SqlObjectKind.VirtualTable => Has(SchemaPart.Table, item.Name),
        SqlObjectKind.Type => Has(SchemaPart.Enum, item.Name),
        SqlObjectKind.Aggregate => Has(SchemaPart.Routine, item.Name),
        SqlObjectKind.Partition => owners.Contains(item.Owner!),
        SqlObjectKind.Rule => BelongsTo(owners, item, SchemaPart.Trigger),
        SqlObjectKind.Policy or SqlObjectKind.RowSecurity => BelongsTo(owners, item, SchemaPart.Policy),
        _ => BelongsTo(owners, item, SchemaPart.Index),
    };

    bool BelongsTo(HashSet<TableName> owners, SqlObject item, SchemaPart part) => owners.Contains(item.Owner!) && Has(part, item.Name, named: false);

    bool Has(SchemaPart part) => settings.Parts?.Invoke(part) ?? true;

    bool Has(SchemaPart part, TableName name, bool named = true) =>
        Has(part) && (!named || Takes(name)) && (settings.Filter?.Invoke(part, name) ?? true);

    bool Takes(TableName name) => (include.Count == 0 || include.Exists(Matches(name))) && !exclude.Exists(Matches(name));

    // A pattern without a schema holds in each.
    static Predicate<Regex> Matches(TableName name) => pattern => pattern.IsMatch(name.ToString()) || pattern.IsMatch(name.Name);

    // Ours by name, and any of alembic's shape: one column of that name is what nothing else looks like.
    bool IsBookkeeping(Table table) =>
        bookkeeping.Contains(table.Name.Name, StringComparer.OrdinalIgnoreCase) || table.Columns is [{ Name: "version_num" }];

    static Regex Pattern(string wildcard) => new(
        $"^{Regex.Escape(wildcard).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
