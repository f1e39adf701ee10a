namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What a table's definition says and the model has no place for, in words.</summary>
static class ClausesLeftOut
{
    public static IEnumerable<string> Of(TableDefinition table) =>
        from clause in table.Columns.SelectMany(column => column.Clauses).Concat(table.Constraints)
        let tokens = SqliteTokens.Of(clause.Text)
        from word in WordsLeftOut(clause.Kind)
        where tokens.Any(token => token.Is(word))
        select $"the {(word == "CONFLICT" ? "ON CONFLICT" : word)} of '{clause.Text}' in table '{table.Name}'";

    static string[] WordsLeftOut(ClauseKind kind) => kind switch
    {
        ClauseKind.PrimaryKey or ClauseKind.Unique => ["CONFLICT", "DESC", "COLLATE"],
        ClauseKind.NotNull or ClauseKind.Check => ["CONFLICT"],
        _ => [],
    };
}
