using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>The attributes of a column as parameters.</summary>
static class ColumnText
{
    public static CommandText Attributes(CommandText command, Column column, bool isKey)
    {
        command.If(!column.Nullable && !isKey, "NotNull");
        if (column.Default is { } value)
            Default(command, value);
        if (column.Identity is { } identity)
            Identity(command, identity);
        if (column.Computed is { } computed)
            Computed(command, computed);
        return command
            .With("Collation", column.Collation is null ? null : Words.Text(column.Collation))
            .With("Comment", column.Comment is null ? null : Words.Quoted(column.Comment));
    }

    public static void Default(CommandText command, ColumnDefault value)
    {
        command.With("Default", value.Sql is null ? Literal(value.Value) : Words.Sql(value.Sql));
        command.With("DefaultName", value.Name is null ? null : Words.Text(value.Name));
    }

    public static void Identity(CommandText command, Identity identity) => command
        .If(true, "Identity")
        .With("IdentityStart", identity.Start == 1 ? null : Number(identity.Start))
        .With("IdentityIncrement", identity.Increment == 1 ? null : Number(identity.Increment))
        .If(identity.Always, "IdentityAlways")
        .With("IdentityMinimum", Number(identity.Minimum))
        .With("IdentityMaximum", Number(identity.Maximum))
        .If(identity.Cycle, "IdentityCycle")
        .With("IdentityCache", Number(identity.Cache));

    public static void Computed(CommandText command, Computed computed) => command.With("Computed", computed.Expression).If(!computed.Stored, "Virtual");

    // PowerShell takes a bare -5 for a text where the parameter is of no type.
    static string Literal(object? value) => Words.Value(value) is var text && text.StartsWith('-') ? $"({text})" : Words.Value(value);

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
