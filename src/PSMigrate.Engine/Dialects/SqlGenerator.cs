using System.Text;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects;

/// <summary>The SQL that the dialects share, said in each one's words.</summary>
sealed class SqlGenerator(ISqlSyntax syntax) : ISqlGenerator
{
    public IReadOnlyList<SqlStatement> Generate(Operation operation)
    {
        try
        {
            return [.. Texts(operation).Select(text => new SqlStatement(text) { Origin = operation.Origin })];
        }
        catch (UnsupportedException unsupported)
        {
            throw Engine.Errors.Unsupported(unsupported.Message, unsupported.Remedy, syntax.Provider, operation.Origin);
        }
    }

    IEnumerable<string> Texts(Operation operation) => operation switch
    {
        CreateTable create => CreateTable(create),
        DropTable drop => [$"DROP TABLE {IfExists(drop.IfExists)}{Name(drop.Name)}"],
        AddColumn add => [AddColumn(add), .. syntax.Comments(new(add.Table, [add.Column]))],
        DropColumn drop => [$"ALTER TABLE {Name(drop.Table)} DROP COLUMN {(drop.IfExists ? syntax.IfColumnExists(drop.Name) : "")}{syntax.Quote(drop.Name)}"],
        CreateIndex create => [CreateIndex(create.Table, create.Index, create.IfNotExists)],
        DropIndex drop => [$"DROP INDEX {IfExists(drop.IfExists)}{syntax.DropIndexName(drop.Table, drop.Name)}"],
        _ => throw new UnsupportedException($"The operation {operation.GetType().Name}", "Write it as SQL with Invoke-DbSql."),
    };

    IEnumerable<string> CreateTable(CreateTable create)
    {
        var table = create.Table;
        var lines = new List<string>();
        var keyDeclared = false;
        foreach (var column in table.Columns)
        {
            var key = table.PrimaryKey is { Columns: [var only] } && only == column.Name ? table.PrimaryKey : null;
            lines.Add(syntax.ColumnClause(column, TypeOf(column), key, out var declares));
            keyDeclared |= declares;
        }
        if (table.PrimaryKey is { } declared && !keyDeclared)
            lines.Add($"{Constraint(declared.Name)}PRIMARY KEY ({Columns(declared.Columns)})");
        lines.AddRange(table.Uniques.Select(unique => $"{Constraint(unique.Name)}UNIQUE ({Columns(unique.Columns)})"));
        lines.AddRange(table.Checks.Select(check => $"{Constraint(check.Name)}CHECK ({Text(check.Condition, "check")})"));
        lines.AddRange(table.ForeignKeys.Select(foreign => $"{Constraint(foreign.Name)}FOREIGN KEY ({Columns(foreign.Columns)}) {References(foreign)}"));
        var exists = create.IfNotExists ? "IF NOT EXISTS " : "";
        yield return $"CREATE TABLE {exists}{Name(table.Name)} (\n    {string.Join(",\n    ", lines)}\n)";
        foreach (var index in table.Indexes)
            yield return CreateIndex(table.Name, index, create.IfNotExists);
        foreach (var comment in syntax.Comments(table))
            yield return comment;
    }

    string AddColumn(AddColumn add)
    {
        var clause = syntax.ColumnClause(add.Column, TypeOf(add.Column), null, out _);
        var references = add.ForeignKey is { } foreign ? $" {Constraint(foreign.Name)}{References(foreign)}" : "";
        return $"ALTER TABLE {Name(add.Table)} ADD COLUMN {clause}{references}";
    }

    string CreateIndex(TableName table, Index index, bool ifNotExists)
    {
        var name = index.Name ?? DefaultIndexName(table, index);
        var sql = new StringBuilder("CREATE ")
            .Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(ifNotExists ? "IF NOT EXISTS " : "")
            .Append(syntax.IndexName(table, name))
            .Append(" (").AppendJoin(", ", index.Columns.Select(IndexColumn)).Append(')')
            .Append(syntax.IndexInclude(index));
        if (index.Where is { } where)
            sql.Append(" WHERE ").Append(Text(where, "filter"));
        return sql.ToString();
    }

    string IndexColumn(IndexColumn column)
    {
        var what = column.Name is { } name ? syntax.Quote(name) : $"({Text(column.Expression!, "index expression")})";
        return column.Descending ? what + " DESC" : what;
    }

    static string DefaultIndexName(TableName table, Index index) =>
        $"{(index.Unique ? "ux" : "ix")}_{table.Name}_{string.Join('_', index.Columns.Select(column => column.Name ?? "expr"))}";

    string References(ForeignKey foreign)
    {
        var columns = foreign.PrincipalColumns.Count == 0 ? "" : $" ({Columns(foreign.PrincipalColumns)})";
        return $"REFERENCES {Name(foreign.Principal)}{columns}{Action("DELETE", foreign.OnDelete)}{Action("UPDATE", foreign.OnUpdate)}";
    }

    static string Action(string occasion, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" ON {occasion} RESTRICT",
        ReferentialAction.Cascade => $" ON {occasion} CASCADE",
        ReferentialAction.SetNull => $" ON {occasion} SET NULL",
        _ => $" ON {occasion} SET DEFAULT",
    };

    string TypeOf(Column column)
    {
        var text = Text(column.Type, $"type of column '{column.Name}'");
        return syntax.PortableType(PortableType.Parse(text)) ?? text;
    }

    string Text(DialectText text, string what) => text.Require(syntax.Provider, what);

    string Name(TableName name) => name.Schema is null ? syntax.Quote(name.Name) : $"{syntax.Quote(name.Schema)}.{syntax.Quote(name.Name)}";

    string Columns(ValueList<string> columns) => string.Join(", ", columns.Select(syntax.Quote));

    string Constraint(string? name) => name is null ? "" : $"CONSTRAINT {syntax.Quote(name)} ";

    static string IfExists(bool ifExists) => ifExists ? "IF EXISTS " : "";
}

/// <summary>Something that a dialect cannot say; the generator adds whose operation it was.</summary>
sealed class UnsupportedException(string what, string remedy) : Exception(what)
{
    public string Remedy => remedy;
}
