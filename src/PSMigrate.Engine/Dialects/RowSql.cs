using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The statements that add, change and delete rows: with literals for a script, with parameters for a database.</summary>
/// <param name="syntax">The dialect's words.</param>
/// <param name="rules">What the dialect demands of such statements.</param>
sealed class RowSql(ISqlSyntax syntax, RowRules rules)
{
    // Longer statements are hard on those who read a script, and on some servers.
    const int MostCharacters = 1_000_000;

    readonly SqlPhrases phrases = new(syntax);

    /// <summary>The statements; null where the operation is not about rows.</summary>
    public IEnumerable<SqlStatement>? Statements(Operation operation) => operation switch
    {
        InsertRows insert => Insert(insert),
        UpdateRows update => [Update(update)],
        DeleteRows delete => [Delete(delete)],
        _ => null,
    };

    IEnumerable<SqlStatement> Insert(InsertRows insert)
    {
        if (insert.Columns.Count == 0)
            return insert.Rows.Select(_ => new SqlStatement($"INSERT INTO {phrases.Name(insert.Table)} DEFAULT VALUES"));
        var (before, after) = rules.Around?.Invoke(insert) ?? ("", "");
        var head = $"{before}INSERT INTO {phrases.Name(insert.Table)} ({phrases.Columns(insert.Columns)}){rules.BeforeValues} VALUES\n";
        return Values(insert, () => new(syntax, rules, head), after);
    }

    static IEnumerable<SqlStatement> Values(InsertRows insert, Func<RowText> begin, string after)
    {
        var (text, rows) = (begin(), 0);
        for (var i = 0; i < insert.Rows.Count; i++)
        {
            var row = insert.Rows[i];
            if (row.Count != insert.Columns.Count)
                throw Engine.Errors.RowWidth(insert, i + 1);
            if (rows > 0 && (rows == text.Rules.MostRows || text.Count + row.Count > text.Rules.MostParameters
                || text.Length > MostCharacters || !text.TakesKinds(row)))
            {
                yield return text.Statement(after);
                (text, rows) = (begin(), 0);
            }
            text.Append(rows++ == 0 ? "    (" : ",\n    (");
            text.NoteKinds(row);
            for (var column = 0; column < row.Count; column++)
            {
                text.Append(column == 0 ? "" : ", ");
                text.AppendValue(row[column], insert.Columns[column], i + 1);
            }
            text.Append(")");
        }
        if (rows > 0)
            yield return text.Statement(after);
    }

    SqlStatement Update(UpdateRows update)
    {
        if (update.Set.Count == 0)
            throw new UnsupportedException("Changing rows without a column to set", "Name at least one column and its new value.");
        var text = new RowText(syntax, rules, $"UPDATE {phrases.Name(update.Table)} SET ");
        for (var i = 0; i < update.Set.Count; i++)
        {
            text.Append($"{(i == 0 ? "" : ", ")}{syntax.Quote(update.Set[i].Column)} = ");
            text.AppendValue(update.Set[i].Value, update.Set[i].Column, null);
        }
        AppendWhere(text, update.Where, update.Condition);
        return text.Statement("");
    }

    SqlStatement Delete(DeleteRows delete)
    {
        var text = new RowText(syntax, rules, $"DELETE FROM {phrases.Name(delete.Table)}");
        AppendWhere(text, delete.Where, delete.Condition);
        return text.Statement("");
    }

    void AppendWhere(RowText text, ValueList<ColumnValue> where, DialectText? condition)
    {
        var joint = " WHERE ";
        foreach (var (column, value) in where)
        {
            text.Append($"{joint}{syntax.Quote(column)}");
            joint = " AND ";
            if (value is null or DBNull)
                text.Append(" IS NULL");
            else
            {
                text.Append(value is SqlExpression ? " = (" : " = ");
                text.AppendValue(value, column, null);
                text.Append(value is SqlExpression ? ")" : "");
            }
        }
        if (condition is not null)
            text.Append($"{joint}({phrases.Text(condition, "condition")})");
    }
}

/// <summary>A statement about rows while it is written, in both of its forms.</summary>
sealed class RowText
{
    readonly ISqlSyntax syntax;
    readonly StringBuilder literal = new();
    readonly StringBuilder bound = new();
    readonly List<object?> values = [];
    readonly Dictionary<int, Type> kinds = [];

    public RowText(ISqlSyntax syntax, RowRules rules, string head)
    {
        this.syntax = syntax;
        Rules = rules;
        Append(head);
    }

    public RowRules Rules { get; }

    /// <summary>The number of parameters so far.</summary>
    public int Count => values.Count;

    public int Length => literal.Length;

    public void Append(string text)
    {
        literal.Append(text);
        bound.Append(text);
    }

    public void AppendValue(object? given, string column, int? row)
    {
        var value = RowValues.Plain(given);
        if (value is null)
            Append("NULL");
        else if (value is SqlExpression expression)
            Append(expression.Sql.Require(syntax.Provider, $"expression of column '{column}'"));
        else
            AppendPlain(value, column, row);
    }

    public bool TakesKinds(ValueList<object?> row)
    {
        for (var i = 0; Rules.OneKindPerColumn && i < row.Count; i++)
        {
            if (RowValues.Kind(row[i]) is { } kind && kinds.TryGetValue(i, out var before) && before != kind)
                return false;
        }
        return true;
    }

    public void NoteKinds(ValueList<object?> row)
    {
        for (var i = 0; Rules.OneKindPerColumn && i < row.Count; i++)
        {
            if (RowValues.Kind(row[i]) is { } kind)
                kinds[i] = kind;
        }
    }

    public SqlStatement Statement(string after)
    {
        Append(after);
        return new(literal.ToString()) { Bound = values.Count == 0 ? null : new(bound.ToString(), values) };
    }

    void AppendPlain(object value, string column, int? row)
    {
        try
        {
            literal.Append(syntax.Literal(value));
            var parameter = Rules.Bind(value);
            var place = Rules.Placeholder(values.Count);
            bound.Append(parameter.Cast is null ? place : $"CAST({place} AS {parameter.Cast})");
            values.Add(parameter.Value);
        }
        catch (UnsupportedException unsupported)
        {
            throw new UnsupportedException($"{unsupported.Message} ({(row is null ? "" : $"row {row}, ")}column '{column}')", unsupported.Remedy);
        }
    }
}
