using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The words of a dialect: names, literals, types and the clauses that differ.</summary>
interface ISqlSyntax
{
    /// <summary>The provider's name, which selects among texts per provider.</summary>
    string Provider { get; }

    /// <summary>A name in quotes.</summary>
    /// <exception cref="MigrationException">No object can have that name.</exception>
    string Quote(string name);

    /// <summary>A value as a literal.</summary>
    /// <exception cref="MigrationException">The dialect has no literal for values of that type.</exception>
    string Literal(object? value);

    /// <summary>The dialect's word for a portable type; null for a text that is none, and is passed on as it is.</summary>
    string? PortableType(PortableType type);

    /// <summary>A column with its clauses, as it stands in <c>CREATE TABLE</c> and <c>ADD COLUMN</c>.</summary>
    /// <param name="column">The column.</param>
    /// <param name="type">Its type in the dialect's words.</param>
    /// <param name="key">The primary key, where the column alone is it.</param>
    /// <param name="declaresKey">Set when the clause says so itself, and no constraint must follow.</param>
    string ColumnClause(Column column, string type, PrimaryKey? key, out bool declaresKey);

    /// <summary>What says that it is no error when a column that is dropped is missing.</summary>
    /// <exception cref="MigrationException">The dialect cannot say it.</exception>
    string IfColumnExists(string name);

    /// <summary>The clause that makes an index, up to its columns.</summary>
    string IndexName(TableName table, string name);

    /// <summary>The name by which an index is dropped.</summary>
    string DropIndexName(TableName? table, string name);

    /// <summary>What indexes cannot do here.</summary>
    /// <exception cref="MigrationException">The index needs it.</exception>
    string IndexInclude(Schema.Index index);

    /// <summary>The statements that set a table's and its columns' comments; none where the dialect keeps no comments.</summary>
    IEnumerable<string> Comments(Table table);
}
