using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>The words of a dialect: names, literals, types and how a column is declared.</summary>
interface ISqlSyntax
{
    /// <summary>The provider's name, which selects among texts per provider.</summary>
    string Provider { get; }

    /// <summary>A name in quotes.</summary>
    /// <exception cref="UnsupportedException">No object can have that name.</exception>
    string Quote(string name);

    /// <summary>A value as a literal.</summary>
    /// <exception cref="UnsupportedException">The dialect has no literal for values of that type.</exception>
    string Literal(object? value);

    /// <summary>The dialect's word for a portable type; null for a text that is none, and is passed on as it is.</summary>
    string? PortableType(PortableType type);

    /// <summary>A column with its clauses, as it stands in <c>CREATE TABLE</c> and <c>ADD COLUMN</c>.</summary>
    /// <param name="column">The column.</param>
    /// <param name="type">Its type in the dialect's words.</param>
    /// <param name="key">The primary key, where the column alone is it.</param>
    /// <param name="declaresKey">Set when the clause says so itself, and no constraint must follow.</param>
    string ColumnClause(Column column, string type, PrimaryKey? key, out bool declaresKey);
}
