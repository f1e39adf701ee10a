using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The phrases of batches that ask the catalogue. Names stand in them as texts, with the quotes that both need.</summary>
sealed class SqlServerCatalogue(SqlPhrases phrases)
{
    /// <summary>The number of a table; NULL when it is missing.</summary>
    public string Id(TableName table) => $"OBJECT_ID({phrases.Literal(phrases.Name(table))})";

    public string IsMissing(TableName name, string type) => $"OBJECT_ID({phrases.Literal(phrases.Name(name))}, N'{type}') IS NULL";

    /// <summary>Finds a column or ends the batch: <c>@table</c> and <c>@column</c> are its numbers.</summary>
    public string FindColumn(TableName table, string column) =>
        $"""
        DECLARE @table int = {Id(table)}, @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, {Unquoted(column)}, 'ColumnId');
        {Refuse("@column IS NULL", $"The table {table} has no column '{column}', or does not exist.")}
        """;

    /// <summary>Ends the batch with an error.</summary>
    public string Refuse(string condition, string message) =>
        $"IF {condition}\n    THROW 50000, {phrases.Literal(OneLine(message))}, 1;";

    /// <summary>A name as it is kept in the catalogue. Whether it can be a name at all is seen to.</summary>
    public string Unquoted(string name)
    {
        phrases.Quote(name);
        return phrases.Literal(name);
    }

    /// <summary>Calls a procedure of the server with texts, which must be constants or variables there.</summary>
    public string Call(string procedure, params string[] texts)
    {
        var literals = texts.Select(text => phrases.Literal(text)).ToList();
        var variables = literals.Select((literal, i) => IsConstant(literal) ? null : $"@text{i + 1} nvarchar(max) = {literal}").OfType<string>().ToList();
        var declare = variables.Count == 0 ? "" : $"DECLARE {string.Join(", ", variables)};\n";
        return $"{declare}EXEC {procedure} {string.Join(", ", literals.Select((literal, i) => IsConstant(literal) ? literal : $"@text{i + 1}"))}";
    }

    /// <summary>Gives an object another name.</summary>
    /// <param name="name">The object, in quotes.</param>
    /// <param name="newName">Its new name.</param>
    /// <param name="sort">What it is: OBJECT, COLUMN or INDEX.</param>
    public string Rename(string name, string newName, string sort)
    {
        phrases.Quote(newName);
        return Call("sp_rename", name, newName, sort);
    }

    /// <summary>Runs a text as a batch of its own within another.</summary>
    public string Execute(string text)
    {
        var literal = phrases.Literal(text);
        return IsConstant(literal) ? $"EXEC ({literal})" : $"BEGIN\nDECLARE @batch nvarchar(max) = {literal};\nEXEC (@batch);\nEND";
    }

    /// <summary>Statements that run under a condition only. Their lines are left as they are: a literal may go over several.</summary>
    public static string If(string condition, IReadOnlyList<string> statements) => statements is [var only]
        ? $"IF {condition}\n{only}"
        : $"IF {condition}\nBEGIN\n{string.Join(";\n", statements)};\nEND";

    static bool IsConstant(string literal) => literal[0] == 'N';

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
