using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>No name, whatever it is made of, breaks out of its place.</summary>
public sealed class NameTests
{
    static readonly string[] Pieces =
    [
        "'", "''", "]", "]]", "[", ".", " ", "\"", "🐘", "--", "/*", "*/", ";", "\n", "\r\n", "\\\n", "\\", "\nGO\n", "$(x)", "${y}", "%", "a", "ü", "1", "@", "#",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_name_is_kept_in_its_place(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            foreach (var operation in Operations(() => Name(random)))
                GeneratedTSql.Batches(operation);
        }
    }

    [Fact]
    public void A_name_is_read_back_as_it_was()
    {
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var (schema, table, column, newName) = (Name(random), Name(random), Name(random), Name(random));
            Assert.Equal([schema, table], Parts(Assert.Single(GeneratedTSql.Batches(new DropTable(new(schema, table))))["DROP TABLE ".Length..]));
            var texts = Texts(Assert.Single(GeneratedTSql.Batches(new RenameColumn(new(schema, table), column, newName))));
            Assert.Contains(texts, text => text == newName);
            Assert.Contains(texts, text => text.StartsWith('[') && Parts(text).SequenceEqual([schema, table, column]));
        }
    }

    static IEnumerable<Operation> Operations(Func<string> name)
    {
        TableName table = new(name(), name());
        var (column, constraint, index) = (name(), name(), name());
        var foreign = new ForeignKey([column], new(name(), name()), [name()], constraint) { NotValid = true };
        yield return new CreateTable(new(table, [new(column, new("int")) { Comment = name(), Default = new(null, name()) { Name = name() } }])
        {
            PrimaryKey = new([column], name()), Uniques = [new([column], name())], Checks = [new(new("1 = 1"), name())], ForeignKeys = [foreign],
            Indexes = [new(index, [new(column)]) { Include = [name()] }], Comment = name(),
        }, IfNotExists: true);
        yield return new DropTable(table);
        yield return new RenameTable(table, name());
        yield return new SetTableComment(table, name());
        yield return new SetTableComment(table, null);
        yield return new AddColumn(table, new(column, new("int")) { Comment = name() }, foreign, IfNotExists: true);
        yield return new DropColumn(table, column);
        yield return new RenameColumn(table, column, name());
        yield return new AlterColumn(table, column) { Type = new("string(5)"), Comment = new(name()) };
        yield return new AlterColumn(table, column) { Nullable = false, Default = new(new(null, name()) { Name = name() }) };
        yield return new AlterColumn(table, column) { Computed = new(new(new("1"))), Comment = new(null) };
        yield return new AddConstraint(table, foreign);
        yield return new DropConstraint(table, ConstraintKind.Check, constraint);
        yield return new DropConstraint(table, ConstraintKind.PrimaryKey, null);
        yield return new RenameConstraint(table, constraint, name());
        yield return new ValidateConstraint(table, constraint);
        yield return new CreateIndex(table, new(index, [new(column)]), IfNotExists: true);
        yield return new DropIndex(index, table);
        yield return new RenameIndex(table, index, name());
        yield return new CreateSchema(name(), IfNotExists: true);
        yield return new DropSchema(name());
        yield return new CreateSequence(new(table), IfNotExists: true);
        yield return new AlterSequence(new(table) { Increment = 2 });
        yield return new DropSequence(table);
        yield return new RenameSequence(table, name());
        yield return new CreateView(new(table, new("SELECT 1 AS a")) { Columns = [column] });
        yield return new DropView(table);
        yield return new CreateRoutine(new(RoutineKind.Procedure, table, new("AS SELECT 1 AS a")));
        yield return new DropRoutine(RoutineKind.Function, table);
        yield return new CreateTrigger(new(name(), table, new("AFTER INSERT"), new("SET NOCOUNT ON;")));
        yield return new DropTrigger(name(), table);
    }

    static string Name(Random random)
    {
        var name = new StringBuilder();
        var length = random.Next(10) == 0 ? 128 : random.Next(1, 20);
        while (true)
        {
            var piece = Pieces[random.Next(Pieces.Length)];
            if (name.Length + piece.Length > length)
                return name.Length == 0 || name[0] == '#' ? "x" : name.Append('x', length == 128 ? 128 - name.Length : 0).ToString();
            name.Append(piece);
        }
    }

    // The parts of a name in quotes, as the server reads them.
    static List<string> Parts(string quoted)
    {
        using var reader = new StringReader("DROP TABLE " + quoted);
        var script = (TSqlScript)new TSql180Parser(true).Parse(reader, out _);
        var drop = (DropTableStatement)script.Batches[0].Statements[0];
        return [.. drop.Objects[0].Identifiers.Select(identifier => identifier.Value)];
    }

    // The texts of a batch: its literals, and what several literals make together.
    static List<string> Texts(string batch)
    {
        using var reader = new StringReader(batch);
        var visitor = new TextVisitor();
        new TSql180Parser(true).Parse(reader, out _).Accept(visitor);
        return visitor.Texts;
    }

    sealed class TextVisitor : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(StringLiteral node) => Texts.Add(node.Value);

        public override void Visit(ParenthesisExpression node) => Texts.Add(Join(node.Expression));

        static string Join(ScalarExpression expression) => expression switch
        {
            StringLiteral literal => literal.Value,
            BinaryExpression add => Join(add.FirstExpression) + Join(add.SecondExpression),
            CastCall cast => Join(cast.Parameter),
            _ => "",
        };
    }
}
