using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The statements that change a column, in an order in which none stands in another's way.</summary>
sealed class PostgreSqlColumnChange(SqlPhrases phrases)
{
    readonly PostgreSqlSerial serials = new(phrases);

    public IEnumerable<string> Statements(AlterColumn alter)
    {
        Check(alter);
        var column = $"ALTER TABLE {phrases.Name(alter.Table)} ALTER COLUMN {phrases.Quote(alter.Name)}";
        var leavesSerial = LeavesSerial(alter);
        if (alter.Computed is not null)
            yield return $"{column} DROP EXPRESSION";
        if (alter.Identity is { To: null })
            yield return $"{column} DROP IDENTITY";
        // A default of the old type need not fit the new one, and none may stand beside an identity.
        if (leavesSerial || alter.Default is { } value && (value.To is null || TypeClause(alter) is not null))
            yield return $"{column} DROP DEFAULT";
        if (leavesSerial || MayLeaveSerial(alter))
            yield return serials.Leave(alter);
        if (TypeClause(alter) is { } type)
            yield return $"{column} TYPE {type}";
        if (SerialOf(alter.Type, alter) is { } number)
            yield return serials.Become(alter, number);
        if (alter.Nullable == true)
            yield return $"{column} DROP NOT NULL";
        if (alter.Nullable == false || alter.Identity?.To is not null && alter.Before?.Nullable != false)
            yield return $"{column} SET NOT NULL";
        if (alter.Default?.To is { } added)
            yield return $"{column} SET DEFAULT {Default(added)}";
        foreach (var text in Number(alter, column))
            yield return text;
    }

    void Check(AlterColumn alter)
    {
        if (alter.Computed?.To is not null)
        {
            throw new UnsupportedException(
                $"Changing the expression of column '{alter.Name}'", "Drop the column and add it anew; it is computed for every row again.");
        }
        if (alter.Using is not null && TypeClause(alter) is null)
            throw new UnsupportedException($"A conversion of column '{alter.Name}' without a new type", "Give the type too.");
        if (SerialOf(alter.Type, alter) is not null && (alter.Identity?.To is not null || alter.Default?.To is not null || alter.Nullable == true))
        {
            throw new UnsupportedException(
                $"A serial column '{alter.Name}' with a default or an identity, or that takes NULL,", "A serial has a default and takes no NULL: leave the others out.");
        }
        if (alter.Identity?.To is null)
            return;
        if (alter.Nullable == true)
            throw new UnsupportedException($"A numbered column '{alter.Name}' that takes NULL", "Let it be NOT NULL.");
        if (alter.Default is null ? alter.Before?.Default is not null : alter.Default.To is not null)
            throw new UnsupportedException($"A default beside the numbering of column '{alter.Name}'", "Drop the default in the same operation.");
    }

    // A new type is a new collation too: one that is not named is lost.
    string? TypeClause(AlterColumn alter)
    {
        if (alter.Type is null && alter.Collation is null)
            return null;
        var type = alter.Type ?? alter.Before?.Type
            ?? throw new UnsupportedException($"Changing the collation of column '{alter.Name}' without its type", "Give the type too.");
        var collation = alter.Collation is null ? alter.Before?.Collation : alter.Collation.To;
        return (SerialOf(type, alter) ?? phrases.TypeOf(type, alter.Name))
            + (collation is null ? "" : $" COLLATE {PostgreSqlSyntax.Collation(phrases.Quote, collation)}")
            + (alter.Using is null ? "" : $" USING {phrases.Text(alter.Using, $"conversion of column '{alter.Name}'")}");
    }

    IEnumerable<string> Number(AlterColumn alter, string column)
    {
        if (alter.Identity?.To is not { } identity)
            return [];
        var add = $"{column} ADD {PostgreSqlSyntax.IdentityClause(identity)}";
        var set = $"{column}{SetIdentity(identity)}";
        return alter.Before switch
        {
            { Identity: null } => [add, GoOn(alter, identity)],
            not null => [set],
            // Nobody has said whether the column is numbered already, so the database is asked.
            _ => [PostgreSqlBlock.Of(
                [],
                $"""
                    IF EXISTS (SELECT 1 FROM pg_catalog.pg_attribute
                               WHERE attrelid = {Table(alter)}::pg_catalog.regclass AND attname = {phrases.Literal(alter.Name)} AND attidentity <> '') THEN
                        {set};
                    ELSE
                        {add};
                        PERFORM{GoOn(alter, identity)["SELECT".Length..]};
                    END IF;
                """)],
        };
    }

    // The rows that are there have numbers: those that follow must not meet them.
    string GoOn(AlterColumn alter, Identity identity)
    {
        var (last, beyond) = identity.Increment > 0 ? ("max", ">=") : ("min", "<=");
        var value = $"{last}({phrases.Quote(alter.Name)})";
        return $"SELECT pg_catalog.setval({serials.Sequence(alter)}, {value}) FROM {phrases.Name(alter.Table)} HAVING {value} {beyond} {PostgreSqlSyntax.Number(identity.Start)}";
    }

    static string SetIdentity(Identity identity) =>
        $" SET GENERATED {PostgreSqlSyntax.Generation(identity)} SET START WITH {PostgreSqlSyntax.Number(identity.Start)}"
        + $" SET INCREMENT BY {PostgreSqlSyntax.Number(identity.Increment)}{Bound("MINVALUE", identity.Minimum)}{Bound("MAXVALUE", identity.Maximum)}"
        + $" SET {(identity.Cycle ? "CYCLE" : "NO CYCLE")} SET CACHE {PostgreSqlSyntax.Number(identity.Cache ?? 1)}";

    static string Bound(string word, long? value) => value is { } bound ? $" SET {word} {PostgreSqlSyntax.Number(bound)}" : $" SET NO {word}";

    string Table(AlterColumn alter) => phrases.Literal(phrases.Name(alter.Table));

    string Default(ColumnDefault value) => value.Sql is null ? phrases.Literal(value.Value) : phrases.Text(value.Sql, "default");

    bool LeavesSerial(AlterColumn alter) =>
        alter.Type is not null && SerialOf(alter.Before?.Type, alter) is not null && SerialOf(alter.Type, alter) is null;

    // Nobody has said what the column was: only who changes type and default together can mean that nothing stays of a serial.
    bool MayLeaveSerial(AlterColumn alter) =>
        alter is { Before: null, Type: not null, Default: not null, Identity: not { To: null } } && SerialOf(alter.Type, alter) is null;

    string? SerialOf(DialectText? type, AlterColumn alter) => type is null ? null : PostgreSqlSerial.TypeOf(phrases.TypeOf(type, alter.Name));
}
