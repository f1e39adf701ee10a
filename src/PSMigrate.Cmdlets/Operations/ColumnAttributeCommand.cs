using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that say how a column is, whether it is new or changed.</summary>
public abstract partial class ColumnAttributeCommand : OperationCommand
{
    /// <summary>The length, or precision and scale, of the type: PowerShell passes the parentheses of string(50) and decimal(10, 2) here.</summary>
    [Parameter(Position = 3)]
    public object[]? Size { get; set; }

    /// <summary>The column takes no NULL.</summary>
    [Parameter]
    public SwitchParameter NotNull { get; set; }

    /// <summary>The default. A text is SQL: -Default 'CURRENT_TIMESTAMP', and for a text value -Default "'new'". A number, a truth value or a date is written as a literal. A hashtable has a text per provider.</summary>
    [Parameter]
    public object? Default { get; set; }

    /// <summary>The name of the default's constraint. Only SQL Server has such.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? DefaultName { get; set; }

    /// <summary>The database numbers the column. SQLite can do so only for a column of whole numbers that alone is its table's primary key.</summary>
    [Parameter]
    public SwitchParameter Identity { get; set; }

    /// <summary>The first number. SQLite begins with 1.</summary>
    [Parameter]
    public long IdentityStart { get; set; } = 1;

    /// <summary>The step from one number to the next. On SQLite it is 1.</summary>
    [Parameter]
    public long IdentityIncrement { get; set; } = 1;

    /// <summary>A row may not bring its own number. On PostgreSQL it may without this; on SQL Server it never may, on SQLite always.</summary>
    [Parameter]
    public SwitchParameter IdentityAlways { get; set; }

    /// <summary>The least number. Only PostgreSQL can.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public long? IdentityMinimum { get; set; }

    /// <summary>The greatest number. Only PostgreSQL can.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public long? IdentityMaximum { get; set; }

    /// <summary>After the last number the first comes again. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter IdentityCycle { get; set; }

    /// <summary>How many numbers a session takes at once. Only PostgreSQL can.</summary>
    /// <value>the database's choice</value>
    [Parameter]
    public int? IdentityCache { get; set; }

    /// <summary>The expression that the column is computed from, as SQL; a hashtable has one per provider. The result is stored, unless -Virtual is there. PostgreSQL cannot change it later.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Computed { get; set; }

    /// <summary>The computed column is not stored, but computed when it is read. Not possible on PostgreSQL.</summary>
    [Parameter]
    public SwitchParameter Virtual { get; set; }

    /// <summary>The collation, in the database's words.</summary>
    [Parameter]
    public string? Collation { get; set; }

    /// <summary>The comment that the database keeps with the column. SQLite keeps none.</summary>
    [Parameter]
    public string? Comment { get; set; }

    private protected DialectText Sized(DialectText type)
    {
        if (Size is null)
            return type;
        if (type.Default is null)
            throw Invalid("a type per provider has its size in its own text", "Leave -Size out.");
        var sizes = Size.SelectMany(size => size is IEnumerable and not string ? ((IEnumerable)size).Cast<object>() : [size]);
        return type with { Default = $"{type.Default}({string.Join(", ", sizes.Select(size => Convert.ToString(size, CultureInfo.InvariantCulture)))})" };
    }

    private protected ColumnDefault? BuildDefault()
    {
        if (!Given(nameof(Default)))
            return DefaultName is null ? null : throw Invalid("-DefaultName names the constraint of a default", "Add -Default.");
        var value = (Default is PSObject wrapped ? wrapped.BaseObject : Default) switch
        {
            null => new ColumnDefault(new DialectText("NULL")),
            string or IDictionary or DialectText or SqlExpression => new(Expression(DialectTextAttribute.Convert(Default)!)),
            var literal => new(null, literal),
        };
        return value with { Name = DefaultName };
    }

    DialectText Expression(DialectText text)
    {
        Checked(text);
        foreach (var word in text.Overrides.Select(item => item.Text).Prepend(text.Default))
        {
            if (word is not null && BareWord().IsMatch(word) && !ValueWords.Contains(word))
                throw Invalid($"the default {word} is neither a value nor a call", $"A text has quotes of its own: -Default \"'{word}'\".");
        }
        return text;
    }

    [GeneratedRegex(@"^[\p{L}_]\w*\z")]
    private static partial Regex BareWord();

    // All that the databases take for a value without parentheses.
    static readonly HashSet<string> ValueWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER", "SESSION_USER",
        "SYSTEM_USER", "USER", "CURRENT_ROLE", "CURRENT_CATALOG", "CURRENT_SCHEMA",
    };

    private protected Identity? BuildIdentity()
    {
        if (!Identity)
        {
            string[] options =
            [
                nameof(IdentityStart), nameof(IdentityIncrement), nameof(IdentityAlways), nameof(IdentityMinimum), nameof(IdentityMaximum),
                nameof(IdentityCycle), nameof(IdentityCache),
            ];
            return options.FirstOrDefault(Given) is { } option ? throw Invalid($"-{option} says how the database numbers the column", "Add -Identity.") : null;
        }
        Numbering.Check(IdentityStart, IdentityIncrement, IdentityMinimum, IdentityMaximum, Invalid);
        return new(IdentityStart, IdentityIncrement, IdentityAlways)
        {
            Minimum = IdentityMinimum,
            Maximum = IdentityMaximum,
            Cycle = IdentityCycle,
            Cache = IdentityCache,
        };
    }

    private protected Computed? BuildComputed() =>
        Computed is not null ? new(Computed, !Virtual)
        : Virtual ? throw Invalid("-Virtual says how a column is computed", "Add -Computed.")
        : null;

    /// <summary>A column gets its values in one way only.</summary>
    private protected void RefuseTwoSources()
    {
        RefuseBoth(Computed is not null, nameof(Computed), Identity, nameof(Identity));
        RefuseBoth(Computed is not null, nameof(Computed), Given(nameof(Default)), nameof(Default));
        RefuseBoth(Identity, nameof(Identity), Given(nameof(Default)), nameof(Default));
    }
}
