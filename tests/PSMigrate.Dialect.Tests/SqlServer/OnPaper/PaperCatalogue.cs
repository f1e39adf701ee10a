using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>
/// What the server's catalogue would say of a database that some statements have made, as far as the schema reader asks. The statements
/// must write expressions as the server does, with brackets around names and parentheses around numbers; nothing is spelled anew here.
/// </summary>
sealed class PaperCatalogue : ICatalogue
{
    readonly List<PaperTable> tables = [];
    readonly Dictionary<string, List<object?[]>> rows = [];

    public PaperCatalogue(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
            Take(statement);
    }

    /// <summary>The schema that the reader reads from it.</summary>
    public static DatabaseSchema Read(IEnumerable<string> statements) => new SqlServerSchemaReader().Read(new PaperCatalogue(statements));

    public IReadOnlyList<QueryRow> Query(string sql)
    {
        var found = sql switch
        {
            SqlServerQueries.Tables => ByName(tables.Select(table => table.Row), 1),
            SqlServerQueries.Sequences or SqlServerQueries.Modules or SqlServerQueries.Triggers => ByName(rows.GetValueOrDefault(sql, []), 0),
            SqlServerQueries.Columns => tables.SelectMany(table => table.Columns),
            SqlServerQueries.Indexes => tables.SelectMany(table => table.Indexes.OrderBy(row => (string?)row[2], StringComparer.Ordinal)),
            SqlServerQueries.ForeignKeys => tables.SelectMany(table => table.ForeignKeys.OrderBy(row => (string?)row[2], StringComparer.Ordinal)),
            SqlServerQueries.Checks => tables.SelectMany(table => table.Checks.OrderBy(row => (string?)row[1], StringComparer.Ordinal)),
            _ => rows.GetValueOrDefault(sql, []).AsEnumerable(),
        };
        return [.. found.Select(values => new QueryRow([.. values.Select((_, i) => $"c{i}")], values))];
    }

    static IEnumerable<object?[]> ByName(IEnumerable<object?[]> rows, int schema) =>
        rows.OrderBy(row => (string?)row[schema] ?? "dbo", StringComparer.OrdinalIgnoreCase).ThenBy(row => (string?)row[schema + 1], StringComparer.OrdinalIgnoreCase);

    void Take(string text)
    {
        TSql.AssertParses(text);
        using var reader = new StringReader(text);
        var script = (TSqlScript)new TSql180Parser(initialQuotedIdentifiers: true).Parse(reader, out _);
        foreach (var statement in script.Batches.SelectMany(batch => batch.Statements))
            Take(statement, text);
    }

    void Take(TSqlStatement statement, string text)
    {
        switch (statement)
        {
            case CreateSchemaStatement create:
                Add(SqlServerQueries.Schemas, create.Name.Value);
                break;
            case CreateTableStatement create:
                tables.Add(new(tables.Count + 1, create));
                break;
            case AlterTableAddTableElementStatement add:
                Find(add.SchemaObjectName).Add(add.Definition, notTrusted: add.ExistingRowsCheckEnforcement == ConstraintEnforcement.NoCheck);
                break;
            case AlterTableConstraintModificationStatement modify:
                Find(modify.SchemaObjectName).Distrust(modify.ConstraintNames.Select(name => name.Value), modify.ConstraintEnforcement == ConstraintEnforcement.NoCheck);
                break;
            case CreateIndexStatement create:
                Find(create.OnName).Add(create);
                break;
            case CreateColumnStoreIndexStatement create:
                Find(create.OnName).Add(create);
                break;
            case CreateSequenceStatement create:
                Add(SqlServerQueries.Sequences, PaperSequence.Row(create));
                break;
            case CreateViewStatement create:
                AddModule(create.SchemaObjectName, "V", text);
                break;
            case CreateProcedureStatement create:
                AddModule(create.ProcedureReference.Name, "P", text);
                break;
            case CreateFunctionStatement create:
                AddModule(create.Name, create.ReturnType switch { SelectFunctionReturnType => "IF", TableValuedFunctionReturnType => "TF", _ => "FN" }, text);
                break;
            case CreateTriggerStatement create:
                Add(SqlServerQueries.Triggers, PaperText.Schema(create.TriggerObject.Name), create.TriggerObject.Name.BaseIdentifier.Value, create.Name.BaseIdentifier.Value, text);
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference call }:
                Comment([.. call.Parameters.Select(parameter => ((StringLiteral)parameter.ParameterValue).Value)]);
                break;
            default:
                throw new NotSupportedException($"No catalogue knows of {statement.GetType().Name}.");
        }
    }

    // sp_addextendedproperty name, text, 'SCHEMA', schema, 'TABLE', table, 'COLUMN', column
    void Comment(List<string> words) => Find(words[3] == "dbo" ? null : words[3], words[5]).Comment(words.Count > 7 ? words[7] : null, words[1]);

    void AddModule(SchemaObjectName name, string sort, string text) => Add(SqlServerQueries.Modules, PaperText.Schema(name), name.BaseIdentifier.Value, sort, text);

    void Add(string query, params object?[] values)
    {
        if (!rows.TryGetValue(query, out var all))
            rows[query] = all = [];
        all.Add(values);
    }

    PaperTable Find(SchemaObjectName name) => Find(PaperText.Schema(name), name.BaseIdentifier.Value);

    PaperTable Find(string? schema, string name) => tables.Single(table => table.Is(schema, name));
}
