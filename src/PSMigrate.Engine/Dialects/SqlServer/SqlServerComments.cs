using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Comments, which SQL Server keeps as extended properties.</summary>
sealed class SqlServerComments(SqlPhrases phrases)
{
    const int LongestComment = 3750;

    readonly SqlServerCatalogue catalogue = new(phrases);

    /// <summary>Gives a comment to a table, or a column, that has just been made.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column; null for the table itself.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="suffix">Keeps the variables of several comments in one batch apart.</param>
    public string Add(TableName table, string? column, string comment, string suffix = "") =>
        $"{Declare(table, column, comment, suffix)}\n{Call("add", column, comment, suffix)}";

    /// <summary>Sets or removes the comment of a table, or of a column, that may have one.</summary>
    public string Set(TableName table, string? column, string? comment)
    {
        var missing = column is null
            ? catalogue.Refuse("@id IS NULL", $"There is no table {table}.")
            : catalogue.Refuse("COLUMNPROPERTY(@id, @column, 'ColumnId') IS NULL", $"The table {table} has no column '{column}', or does not exist.");
        var minor = column is null ? "0" : "COLUMNPROPERTY(@id, @column, 'ColumnId')";
        var exists = $"EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND major_id = @id AND minor_id = {minor} AND name = N'MS_Description')";
        var change = comment is null
            ? $"IF {exists}\n    {Call("drop", column, comment, "")}"
            : $"IF {exists}\n    {Call("update", column, comment, "")};\nELSE\n    {Call("add", column, comment, "")}";
        return $"{Declare(table, column, comment, "")}\n{missing}\n{change}";
    }

    string Declare(TableName table, string? column, string? comment, string suffix)
    {
        if (comment?.Length > LongestComment)
            throw new UnsupportedException($"A comment of more than {LongestComment} characters", "Make it shorter.");
        var declare = $"DECLARE @id{suffix} int = {catalogue.Id(table)};\n"
            + $"DECLARE @schema{suffix} sysname = OBJECT_SCHEMA_NAME(@id{suffix}), @table{suffix} sysname = OBJECT_NAME(@id{suffix})";
        if (column is not null)
            declare += $", @column{suffix} sysname = {catalogue.Unquoted(column)}";
        if (comment is not null)
            declare += $", @comment{suffix} nvarchar({LongestComment}) = {phrases.Literal(comment)}";
        return declare + ";";
    }

    static string Call(string verb, string? column, string? comment, string suffix)
    {
        var value = comment is null ? "" : $"@value = @comment{suffix}, ";
        var level2 = column is null ? "" : $", @level2type = N'COLUMN', @level2name = @column{suffix}";
        return $"EXEC sys.sp_{verb}extendedproperty @name = N'MS_Description', {value}"
            + $"@level0type = N'SCHEMA', @level0name = @schema{suffix}, @level1type = N'TABLE', @level1name = @table{suffix}{level2}";
    }
}
