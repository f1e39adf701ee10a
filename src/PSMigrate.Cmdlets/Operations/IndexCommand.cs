using System.Management.Automation;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe an index.</summary>
public abstract class IndexCommand : OperationCommand
{
    /// <summary>
    /// The columns, in order: 'name', or '(expression)' with parentheses around the SQL, followed by what else is to be said:
    /// 'name collate nocase desc nulls last'. A hashtable says the same in parts: @{ Name = 'name'; Descending = $true; Nulls = 'Last';
    /// Collation = 'nocase'; OperatorClass = 'text_pattern_ops' }, with Expression in the place of Name for SQL, which may differ per provider.
    /// </summary>
    [Parameter(Position = 2)]
    public object[] Column { get; set; } = [];

    /// <summary>No two rows may have the same values.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>The condition of a partial (filtered) index, as SQL; a hashtable has one per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Where { get; set; }

    /// <summary>Columns that are stored in the index without being part of its order. Not possible on SQLite.</summary>
    [Parameter]
    public string[]? Include { get; set; }

    /// <summary>The method: btree, hash, gin, gist, spgist or brin on PostgreSQL, columnstore on SQL Server. SQLite has none.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public string? Method { get; set; }

    /// <summary>The rows are stored in the order of the index. Only SQL Server can.</summary>
    [Parameter]
    public SwitchParameter Clustered { get; set; }

    /// <summary>A second NULL is refused by a unique index, as on SQL Server always. PostgreSQL can from version 15 on, SQLite cannot.</summary>
    [Parameter]
    public SwitchParameter NullsNotDistinct { get; set; }

    /// <summary>Storage options in the database's words, for example 'fillfactor = 70'; a hashtable has them per provider. SQLite has none.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Options { get; set; }

    private protected Index BuildIndex(string? name)
    {
        if (Column.Length == 0 && Method is null)
            throw Invalid("the index has no columns", "Name at least one: only an index with a -Method of its own may have none.");
        if (NullsNotDistinct && !Unique)
            throw Invalid("-NullsNotDistinct says what is the same in a unique index", "Add -Unique.");
        var reader = new IndexColumnReader(Invalid, Checked);
        return new(name, Column.Select(reader.Read).ToValueList())
        {
            Unique = Unique,
            Where = Where,
            Include = (Include ?? []).ToValueList(),
            Method = Method,
            Clustered = Clustered,
            NullsNotDistinct = Given(nameof(NullsNotDistinct), NullsNotDistinct),
            Options = Options,
        };
    }
}
