using System.Text.RegularExpressions;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Operations as the PowerShell that makes them.</summary>
static partial class OperationText
{
    /// <summary>The operation in one line, for lists.</summary>
    public static string Line(Operation operation)
    {
        var text = Write(operation);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0)
            return text;
        // What goes on in further lines is a block, a text between @' and '@, or a text in quotes that has them.
        var first = text[..end];
        return first.EndsWith('{') ? $"{first} … }}" : $"{(first.EndsWith("@'", StringComparison.Ordinal) ? first[..^2].TrimEnd() : first)} …";
    }

    /// <summary>The operation as it stands in a revision.</summary>
    public static string Write(Operation operation) => operation switch
    {
        CreateTable create => TableText.Write(create),
        DropTable drop => Command("Remove-DbTable", drop.Name).If(drop.IfExists, "IfExists").ToString(),
        RenameTable rename => Command("Rename-DbTable", rename.Table).Argument(Words.Name(rename.NewName)).ToString(),
        SetTableComment comment => Command("Set-DbTable", comment.Table).With("Comment", comment.Comment is null ? null : Words.Quoted(comment.Comment)).If(comment.Comment is null, "DropComment").ToString(),
        AddColumn add => AddColumn(add),
        DropColumn drop => Command("Remove-DbColumn", drop.Table).Argument(Words.Text(drop.Name)).If(drop.IfExists, "IfExists").ToString(),
        RenameColumn rename => Command("Rename-DbColumn", rename.Table).Argument(Words.Text(rename.Name)).Argument(Words.Text(rename.NewName)).ToString(),
        AlterColumn alter => AlterColumn(alter),
        AddConstraint add => ConstraintText.Write(add.Constraint, add.Table),
        DropConstraint drop => DropConstraint(drop),
        RenameConstraint rename => Command("Rename-DbConstraint", rename.Table).Argument(Words.Text(rename.Name)).Argument(Words.Text(rename.NewName)).ToString(),
        ValidateConstraint validate => Command("Confirm-DbConstraint", validate.Table).Argument(Words.Text(validate.Name)).ToString(),
        CreateIndex create => CreateIndex(create),
        DropIndex drop => DropIndex(drop),
        RenameIndex rename => new CommandText("Rename-DbIndex").Argument(Words.Text(rename.Name)).Argument(Words.Name(rename.Table)).Argument(Words.Text(rename.NewName)).ToString(),
        ExecuteSql sql => new CommandText("Invoke-DbSql").Argument(Here(sql.Text)).If(sql.ExpandVariables, "ExpandVariables").ToString(),
        AutocommitBlock block => $"Invoke-DbAutocommit {{\n{Words.Indented(string.Join('\n', block.Operations.Select(Write)))}}}",
        _ => ObjectText.Write(operation) ?? throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <summary>SQL of several lines between @' and '@, which takes quotes as they are.</summary>
    public static string Here(DialectText text)
    {
        if (text.Overrides.Count > 0 || !text.Default!.Contains('\n', StringComparison.Ordinal) || text.Default.EndsWith('\r') || EndOfHere().IsMatch(text.Default))
            return Words.Sql(text);
        return $"@'\n{text.Default}\n'@";
    }

    // PowerShell takes the typographic quotes for the plain one.
    [GeneratedRegex(@"^\s*['\u2018-\u201b]@", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfHere();

    public static CommandText Command(string command, TableName name) => new CommandText(command).Argument(Words.Name(name));

    static string AddColumn(AddColumn add)
    {
        var command = Command("Add-DbColumn", add.Table)
            .Argument(Words.Text(add.Column.Name))
            .Argument(Words.Type(add.Column.Type))
            .If(add.IfNotExists, "IfNotExists");
        ColumnText.Attributes(command, add.Column, isKey: false);
        if (add.ForeignKey is not { } foreign)
            return command.ToString();
        return ConstraintText.IsInline(foreign)
            ? ConstraintText.Inline(command, foreign).ToString()
            : $"{command}\n{ConstraintText.Write(foreign, add.Table)}";
    }

    static string AlterColumn(AlterColumn alter)
    {
        var command = Command("Set-DbColumn", alter.Table).Argument(Words.Text(alter.Name));
        // Some servers take a collation only together with the type.
        if ((alter.Type ?? (alter.Collation is null ? null : alter.Before?.Type)) is { } type)
            command.Argument(Words.Type(type));
        command.If(alter.Nullable == false, "NotNull").If(alter.Nullable == true, "Nullable");
        if (alter.Default?.To is { } value)
            ColumnText.Default(command, value);
        if (alter.Identity?.To is { } identity)
            ColumnText.Identity(command, identity);
        if (alter.Computed?.To is { } computed)
            ColumnText.Computed(command, computed);
        return command
            .If(alter.Default is { To: null }, "DropDefault")
            .If(alter.Identity is { To: null }, "DropIdentity")
            .If(alter.Computed is { To: null }, "DropComputed")
            .With("Collation", alter.Collation?.To is { } collation ? Words.Text(collation) : null)
            .If(alter.Collation is { To: null }, "DropCollation")
            .With("Comment", alter.Comment?.To is { } comment ? Words.Quoted(comment) : null)
            .If(alter.Comment is { To: null }, "DropComment")
            .With("Using", alter.Using)
            .ToString();
    }

    static string DropConstraint(DropConstraint drop)
    {
        var word = drop.Kind switch
        {
            ConstraintKind.PrimaryKey => "Remove-DbPrimaryKey",
            ConstraintKind.ForeignKey => "Remove-DbForeignKey",
            ConstraintKind.Unique => "Remove-DbUniqueConstraint",
            ConstraintKind.Check => "Remove-DbCheckConstraint",
            _ => "Remove-DbExcludeConstraint",
        };
        var command = Command(word, drop.Table);
        if (drop.Name is not null)
            command.Name(drop.Name);
        else if (drop.Definition is ForeignKey foreign)
            ConstraintText.Reference(command, foreign);
        else if (drop.Definition is UniqueConstraint unique)
            command.Argument(Words.List(unique.Columns));
        else if (drop.Definition is CheckConstraint check)
            command.Argument(Words.Sql(check.Condition));
        return command.If(drop.IfExists, "IfExists").ToString();
    }

    static string CreateIndex(CreateIndex create) =>
        ConstraintText.Index(new CommandText("New-DbIndex").Argument(Words.Text(create.Index.Name!)).Argument(Words.Name(create.Table)), create.Index)
            .If(create.IfNotExists, "IfNotExists").If(create.Online, "Online").ToString();

    static string DropIndex(DropIndex drop)
    {
        var command = new CommandText("Remove-DbIndex").Argument(Words.Text(drop.Name));
        if (drop.Table is not null)
            command.Argument(Words.Name(drop.Table));
        return command.If(drop.IfExists, "IfExists").If(drop.Online, "Online").ToString();
    }
}
