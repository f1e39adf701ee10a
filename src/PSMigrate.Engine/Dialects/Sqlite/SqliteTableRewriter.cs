using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// Does by making a table anew what ALTER TABLE cannot do. Everything stays that the operations do not name: rows and their numbers,
/// indexes, triggers, the rows that refer to it, the last number of AUTOINCREMENT. What would not is refused by its name.
/// </summary>
sealed class SqliteTableRewriter(SqliteSyntax syntax) : ITableRewriter
{
    public TableName? Subject(Operation operation) => operation switch
    {
        AddColumn add => add.Table,
        DropColumn drop => drop.Table,
        RenameColumn rename => rename.Table,
        AlterColumn alter => alter.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        RenameConstraint rename => rename.Table,
        CreateIndex create => create.Table,
        DropIndex drop => drop.Table,
        RenameIndex rename => rename.Table,
        _ => null,
    };

    public IReadOnlyList<SqlStatement> Rewrite(TableName table, IReadOnlyList<Operation> changes, ICatalogue catalogue)
    {
        var objects = SqliteObjects.Read(catalogue, table.Schema);
        var draft = Read(table, objects, changes[0].Origin);
        Operation? cause = null;
        foreach (var change in changes)
        {
            At(change.Origin, () => Apply(change, draft, objects));
            if (draft.NeedsRebuild)
                cause ??= change;
        }
        var statements = cause is null ? [.. new TableRebuild(draft, objects).SmallStatements()] : At(cause.Origin, () => Rebuild(draft, objects, catalogue));
        return [.. statements.Select(text => new SqlStatement(text) { Origin = (cause ?? changes[0]).Origin })];
    }

    static TableDraft Read(TableName table, SqliteObjects objects, SourcePosition? origin)
    {
        var found = objects.Find("table", table.Name) ?? throw Located(Engine.Errors.TableMissing(table), origin);
        if (objects.KindOf(found.Name) is not "table" and var kind)
        {
            throw new UnsupportedException(
                $"Changing '{table}', {(kind == "virtual" ? "a virtual table" : "a part of a virtual table")},", "Make it anew with SQL of your own.");
        }
        var indexes = objects.Of("index").Where(index => index.Table == found.Name).Select(index => new IndexDraft(index.Name, index.Sql!, index.Name));
        try
        {
            return new(table with { Name = found.Name }, TableParser.Parse(found.Sql!), indexes);
        }
        catch (FormatException fault)
        {
            throw Located(Engine.Errors.TableUnreadable(table, fault.Message), origin);
        }
    }

    void Apply(Operation change, TableDraft draft, SqliteObjects objects)
    {
        var columns = new ColumnChanges(syntax, draft);
        var constraints = new ConstraintChanges(syntax, draft);
        var indexes = new IndexChanges(syntax, draft, objects);
        switch (change)
        {
            case AddColumn add: columns.Add(add); break;
            case DropColumn drop: columns.Drop(drop); break;
            case RenameColumn rename: columns.Rename(rename); break;
            case AlterColumn alter: columns.Alter(alter); break;
            case AddConstraint add: constraints.Add(add.Constraint); break;
            case DropConstraint drop: constraints.Drop(drop); break;
            case RenameConstraint rename: constraints.Rename(rename); break;
            case CreateIndex create: indexes.Create(create); break;
            case DropIndex drop: indexes.Drop(drop); break;
            case RenameIndex rename: indexes.Rename(rename); break;
        }
    }

    static List<string> Rebuild(TableDraft draft, SqliteObjects objects, ICatalogue catalogue)
    {
        if (draft.Original.IsWithoutRowid && draft.Definition.KeyColumns.Count == 0)
            throw new UnsupportedException($"'{draft.Name}', which is WITHOUT ROWID, without a primary key", "Add another key in the same step.");
        // It goes with the table, and its text may name what only this session has.
        if (catalogue.Query($"SELECT name FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = {SqlLiterals.Text(draft.Name.Name)} COLLATE NOCASE") is [var trigger, ..])
            throw new UnsupportedException($"Keeping the temporary trigger '{trigger.Values[0]}' of '{draft.Name}'", "Drop it before, and make it again afterwards.");
        new TableDependents(draft, objects).Check();
        new RowChecks(draft, catalogue).Run();
        return [.. new TableRebuild(draft, objects).Statements()];
    }

    static void At(SourcePosition? origin, Action action) => At(origin, () =>
    {
        action();
        return true;
    });

    static T At<T>(SourcePosition? origin, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnsupportedException unsupported)
        {
            throw Engine.Errors.Unsupported(unsupported.Message, unsupported.Remedy, SqliteDialect.Name, origin);
        }
        catch (MigrationException fault)
        {
            throw Located(fault, origin);
        }
    }

    static MigrationException Located(MigrationException fault, SourcePosition? origin)
    {
        fault.Position ??= origin;
        return fault;
    }
}
