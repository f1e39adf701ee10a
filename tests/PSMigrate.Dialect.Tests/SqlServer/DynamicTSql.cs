using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>
/// The T-SQL that a batch puts together while it runs: every expression of texts in it that comes out as a statement, with each of its
/// alternatives, and sample values for what only the catalogue knows.
/// </summary>
static class DynamicTSql
{
    static readonly string[] Beginnings = ["ALTER ", "CREATE ", "DROP ", "EXEC ", "UPDATE ", "SELECT "];

    public static IReadOnlyList<string> Of(string batch)
    {
        using var reader = new StringReader(batch);
        var visitor = new Visitor();
        new TSql180Parser(initialQuotedIdentifiers: true).Parse(reader, out _).Accept(visitor);
        return visitor.Statements;
    }

    static bool IsStatement(string text) => Array.Exists(Beginnings, beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    // The name that stands in the catalogue: within a case it is the one that the case asks for.
    static IEnumerable<string> Values(ScalarExpression? expression, string name = "int")
    {
        return expression switch
        {
            StringLiteral literal => [literal.Value],
            ParenthesisExpression parenthesis => Of(parenthesis.Expression),
            BinaryExpression { BinaryExpressionType: BinaryExpressionType.Add } add => Join([add.FirstExpression, add.SecondExpression]),
            BinaryExpression => ["1"],
            CastCall cast => Of(cast.Parameter),
            IIfCall iif => [.. Of(iif.ThenExpression), .. Of(iif.ElseExpression)],
            SearchedCaseExpression cases =>
                [.. cases.WhenClauses.SelectMany(when => Values(when.ThenExpression, NameIn(when.WhenExpression) ?? name)), .. Of(cases.ElseExpression)],
            ScalarSubquery { QueryExpression: QuerySpecification { SelectElements: [SelectScalarExpression only] } } => Of(only.Expression),
            VariableReference { Name: "@definition" } => ["(0)"],
            VariableReference => ["[x]"],
            FunctionCall { FunctionName.Value: "QUOTENAME" } quoted => IsTypeName(quoted.Parameters[0]) ? [$"[{name}]"] : ["[a ]] b]"],
            FunctionCall { FunctionName.Value: "ISNULL" } isNull => [.. Of(isNull.Parameters[0]), .. Of(isNull.Parameters[1])],
            FunctionCall { FunctionName.Value: "CONCAT" } concat => Join(concat.Parameters),
            ColumnReferenceExpression column when IsTypeName(column) => [name],
            ColumnReferenceExpression column => [column.MultiPartIdentifier.Identifiers[^1].Value == "collation_name" ? "Latin1_General_CI_AS" : "1"],
            _ => [""],
        };

        IEnumerable<string> Of(ScalarExpression? part) => Values(part, name);

        IEnumerable<string> Join(IEnumerable<ScalarExpression> parts) => parts.Aggregate<ScalarExpression, IEnumerable<string>>(
            [""], (texts, part) => texts.SelectMany(_ => Of(part), (first, second) => first + second));
    }

    static bool IsTypeName(ScalarExpression expression) =>
        expression is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [{ Value: "ty" }, { Value: "name" }] };

    static string? NameIn(BooleanExpression condition) => condition switch
    {
        InPredicate { Values: [StringLiteral first, ..] } => first.Value,
        BooleanComparisonExpression { SecondExpression: StringLiteral literal } => literal.Value,
        BooleanBinaryExpression both => NameIn(both.FirstExpression),
        _ => null,
    };

    sealed class Visitor : TSqlFragmentVisitor
    {
        public List<string> Statements { get; } = [];

        public override void Visit(SelectScalarExpression node) => Add(node.Expression);

        public override void Visit(SelectSetVariable node) => Add(node.Expression);

        public override void Visit(SetVariableStatement node) => Add(node.Expression);

        public override void Visit(DeclareVariableElement node) => Add(node.Value);

        public override void Visit(ExecutableStringList node) => Statements.AddRange(node.Strings.OfType<StringLiteral>().Select(literal => literal.Value));

        void Add(ScalarExpression? expression) => Statements.AddRange(Values(expression).Where(IsStatement));
    }
}
