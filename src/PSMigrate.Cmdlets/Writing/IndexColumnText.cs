using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>The columns of indexes: a text where it is read as the same column, else a hashtable.</summary>
static class IndexColumnText
{
    static readonly IndexColumnReader Reader = new((fault, remedy) => CommandErrors.InvalidOperation("", fault, remedy), text => text);

    public static string Write(IndexColumn column) => IsRead(Text(column), column, Reader.Read) ? Words.Text(Text(column)) : $"@{{ {string.Join("; ", Parts(column))} }}";

    public static string Write(ExcludeElement element)
    {
        var text = $"{Text(element.Column)} with {element.Operator}";
        return IsRead(text, element, Reader.ReadElement)
            ? Words.Quoted(text)
            : $"@{{ {string.Join("; ", Parts(element.Column).Append($"Operator = {Words.Quoted(element.Operator)}"))} }}";
    }

    static string Text(IndexColumn column) =>
        (column.Expression is null ? column.Name : $"({column.Expression.Default})")
        + (column.Collation is null ? "" : $" collate {column.Collation}")
        + (column.Descending ? " desc" : "")
        + (column.NullsFirst switch { true => " nulls first", false => " nulls last", null => "" });

    static bool IsRead<T>(string text, T meant, Func<object, T> read)
    {
        try
        {
            return read(text)!.Equals(meant);
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    static IEnumerable<string> Parts(IndexColumn column)
    {
        if (column.Name is not null)
            yield return $"Name = {Words.Quoted(column.Name)}";
        if (column.Expression is not null)
            yield return $"Expression = {Words.Sql(column.Expression)}";
        if (column.Descending)
            yield return "Descending = $true";
        if (column.NullsFirst is { } first)
            yield return $"Nulls = {(first ? "'First'" : "'Last'")}";
        if (column.Collation is not null)
            yield return $"Collation = {Words.Quoted(column.Collation)}";
        if (column.OperatorClass is not null)
            yield return $"OperatorClass = {Words.Quoted(column.OperatorClass)}";
    }
}
