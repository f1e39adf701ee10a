using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Changes a column. What is not mentioned stays as it is.</summary>
/// <remarks>
/// <para>
/// SQLite makes the table anew, with its rows. PostgreSQL changes one attribute after the other; where it cannot convert the values of itself,
/// -Using says how. A number that gets the type serial there is numbered on behind its rows; a serial that gets another type and -DropDefault
/// loses its sequence too. SQL Server is told type, nullability and collation together, those that are not mentioned are read from the database; the
/// default is a constraint of its own, which is found and dropped by its name.
/// </para>
/// <para>The command only makes an operation: the column is changed when the Upgrade or Downgrade of a revision puts the operation out.</para>
/// </remarks>
/// <example>
/// <code>Set-DbColumn account name string(100) -NotNull</code>
/// <para>Changes the type, and lets the column take no NULL from now on.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn account age -Nullable -DropDefault</code>
/// <para>Lets the column take NULL, and drops its default; its type stays.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn reading value -Type int -Using 'value::integer'</code>
/// <para>On PostgreSQL, says how a text becomes a number.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn reading value int -Using @{ PostgreSql = 'round(value)::integer'; Sqlite = 'round(value)' }</code>
/// <para>Says it for the providers that take it; SQL Server converts by itself.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn account created -Default @{ SqlServer = 'sysutcdatetime()'; Default = 'CURRENT_TIMESTAMP' } -DefaultName df_account_created</code>
/// <para>Sets another default, with a name for SQL Server's constraint.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn account id -Identity -IdentityStart 1000</code>
/// <para>On PostgreSQL, lets the database number the column. SQL Server cannot change that of a column that is there.</para>
/// </example>
/// <example>
/// <code>Set-DbColumn account mail string(200) -Collation C -Comment 'where letters go'</code>
/// <para>On PostgreSQL, sets a collation, for which it wants the type too, and a comment, which SQLite does not keep.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DbColumn")]
[OutputType(typeof(AlterColumn))]
public sealed class SetDbColumnCommand : ColumnAttributeCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The column's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The new type, as New-DbColumn takes it; a hashtable has one per provider.</summary>
    [Parameter(Position = 2)]
    [DialectText]
    public DialectText? Type { get; set; }

    /// <summary>The column takes NULL.</summary>
    [Parameter]
    public SwitchParameter Nullable { get; set; }

    /// <summary>The column has no default from now on.</summary>
    [Parameter]
    public SwitchParameter DropDefault { get; set; }

    /// <summary>The database does not number the column from now on. SQL Server cannot change that.</summary>
    [Parameter]
    public SwitchParameter DropIdentity { get; set; }

    /// <summary>The column is an ordinary one from now on, with the values that it has. SQL Server cannot.</summary>
    [Parameter]
    public SwitchParameter DropComputed { get; set; }

    /// <summary>The column has the database's own collation from now on.</summary>
    [Parameter]
    public SwitchParameter DropCollation { get; set; }

    /// <summary>The column has no comment from now on.</summary>
    [Parameter]
    public SwitchParameter DropComment { get; set; }

    /// <summary>The expression that makes values of the new type of the old ones, as SQL; a hashtable has one per provider. SQL Server takes none.</summary>
    /// <value>the database's own conversion</value>
    [Parameter]
    [DialectText]
    public DialectText? Using { get; set; }

    private protected override void End()
    {
        RefuseContradictions();
        var unchanged = new AlterColumn(ParseTable(Table), Name);
        var change = unchanged with
        {
            Type = Type is null ? null : Sized(Type),
            Nullable = Given(nameof(Nullable), Nullable) ?? !Given(nameof(NotNull), NotNull),
            Default = Change(BuildDefault(), DropDefault),
            Identity = Change(BuildIdentity(), DropIdentity),
            Computed = Change(BuildComputed(), DropComputed),
            Collation = Change(Collation, DropCollation),
            Comment = Change(Comment, DropComment),
            Using = Using,
        };
        Emit(change == unchanged ? throw NothingToChange() : change);
    }

    void RefuseContradictions()
    {
        RefuseTwoSources();
        RefuseBoth(NotNull, nameof(NotNull), Nullable, nameof(Nullable));
        RefuseBoth(Given(nameof(Default)), nameof(Default), DropDefault, nameof(DropDefault));
        RefuseBoth(Identity, nameof(Identity), DropIdentity, nameof(DropIdentity));
        RefuseBoth(Computed is not null, nameof(Computed), DropComputed, nameof(DropComputed));
        RefuseBoth(Collation is not null, nameof(Collation), DropCollation, nameof(DropCollation));
        RefuseBoth(Comment is not null, nameof(Comment), DropComment, nameof(DropComment));
        if (Type is null && Size is not null)
            throw Invalid("-Size belongs to a type", "Add -Type.");
        if (Type is null && Using is not null)
            throw Invalid("-Using says how values of a new type are made", "Add -Type.");
    }

    static Change<T>? Change<T>(T? value, bool dropped) where T : class =>
        value is not null ? new(value) : dropped ? new(null) : null;
}
