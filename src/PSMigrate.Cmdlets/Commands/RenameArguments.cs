using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Reads what -Rename says: 'table=newname' or 'table.column=newname'.</summary>
static class RenameArguments
{
    public static IEnumerable<SchemaRename> Read(IReadOnlyList<string> texts, string command) =>
        texts.Select(text => Read(text) is { } rename && rename.NewName != (rename.Column ?? rename.Table.Name) ? rename : throw CommandErrors.InvalidOperation(
            command, $"'{text}' is no rename", "Write 'table=newname' or 'table.column=newname': a table stays in its schema, and a column in its table."));

    static SchemaRename? Read(string text)
    {
        if (text.Split('=', 2) is not [var old, { Length: > 0 } to])
            return null;
        try
        {
            var target = TableName.SplitParts(to);
            return TableName.SplitParts(old) switch
            {
                [var table] when target.Count == 1 => new(new(null, table), null, target[0]),
                // 'a.b' is a column of a table, unless the new name has the schema as well: then it is a table.
                [var schema, var table] when target.Count == 2 && target[0] == schema => new(new(schema, table), null, target[1]),
                [var table, var column] when target.Count == 1 => new(new(null, table), column, target[0]),
                [var schema, var table, var column] when target.Count == 1 => new(new(schema, table), column, target[0]),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
