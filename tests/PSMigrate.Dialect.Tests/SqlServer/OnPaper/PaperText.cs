using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>Words of a statement as the catalogue has them.</summary>
static class PaperText
{
    /// <summary>The schema of a name; null for the usual one.</summary>
    public static string? Schema(SchemaObjectName name) => name.SchemaIdentifier?.Value is { } schema && schema != "dbo" ? schema : null;

    /// <summary>A piece of a statement as it stands there.</summary>
    public static string Of(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(token => token.Text));

    /// <summary>An expression in the parentheses that the server puts around it.</summary>
    public static string InParentheses(TSqlFragment expression) => Of(expression) is ['(', .., ')'] text ? text : $"({Of(expression)})";

    public static long Number(ScalarExpression? expression, long usual) =>
        expression is null ? usual : long.Parse(Of(expression), CultureInfo.InvariantCulture);

    /// <summary>A type in the words of <c>SqlServerTypes.Text</c>.</summary>
    public static string Type(DataTypeReference type)
    {
        var name = type.Name!.BaseIdentifier.Value;
        if (type is XmlDataTypeReference)
            return name;
        if (type is UserDataTypeReference)
            return $"[{Schema(type.Name) ?? "dbo"}].[{name}]";
        var parameters = ((ParameterizedDataTypeReference)type).Parameters.Select(parameter => parameter.Value.ToLowerInvariant()).ToList();
        var text = parameters.Count == 0 ? name : $"{name}({string.Join(", ", parameters)})";
        return name switch
        {
            "binary" => $"[binary]{text[6..]}",
            "datetime" or "json" or "text" => $"[{name}]",
            "rowversion" => "timestamp",
            "float" => "float(53)",
            _ => text,
        };
    }
}
