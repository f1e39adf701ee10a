using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>Makes statements of an author's SQL text.</summary>
static class SqlText
{
    public static IReadOnlyList<SqlStatement> Statements(
        Dialect dialect, ExecuteSql operation, IReadOnlyDictionary<string, string> variables)
    {
        var text = operation.Text.For(dialect.Name);
        if (text is null)
            return [];
        var pieces = Split(
            dialect.Splitter, text, operation.ExpandVariables ? variables : null, operation.TextStart ?? operation.Origin);
        return [.. pieces.SelectMany(piece => Enumerable.Repeat(
            new SqlStatement(piece.Text) { Origin = operation.Origin, Piece = piece, TextStart = operation.TextStart }, piece.Count))];
    }

    public static IReadOnlyList<SqlPiece> Split(
        IStatementSplitter splitter, string text, IReadOnlyDictionary<string, string>? variables, SourcePosition? start)
    {
        try
        {
            return splitter.Split(text, variables);
        }
        catch (SqlLexException fault)
        {
            var (line, column) = (start?.Line ?? 1, start?.Column ?? 1);
            var position = new SourcePosition(start?.Path, line + fault.Line - 1, fault.Line == 1 ? column + fault.Column - 1 : fault.Column);
            throw Engine.Errors.SqlLex(fault, position);
        }
    }
}
