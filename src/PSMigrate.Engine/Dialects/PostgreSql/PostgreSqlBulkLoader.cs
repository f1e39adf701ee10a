using System.Data.Common;
using System.Globalization;
using Npgsql;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Loads rows by COPY in its text form: the server reads every value as it reads a quoted literal.</summary>
sealed class PostgreSqlBulkLoader(ISqlSyntax syntax) : IBulkLoader
{
    const string WholeNumbers =
        """
        ARRAY(
            SELECT attname::text FROM pg_catalog.pg_attribute
            WHERE attrelid = pg_class.oid AND attnum > 0 AND atttypid::pg_catalog.regtype::text IN ('smallint', 'integer', 'bigint'))
        """;

    readonly SqlPhrases phrases = new(syntax);

    // COPY refuses views and policies on rows, and passes rules by.
    public bool Takes(DbConnection connection, DbTransaction? transaction, InsertRows first) => Ask(
        connection, transaction, first.Table, "relkind IN ('r', 'p') AND NOT relhasrules AND NOT relrowsecurity") is true;

    public IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first)
    {
        var wholeNumbers = (string[]?)Ask(connection, transaction, first.Table, WholeNumbers) ?? [];
        var text = $"COPY {phrases.Name(first.Table)} ({phrases.Columns(first.Columns)}) FROM STDIN";
        var writer = (NpgsqlCopyTextWriter)((NpgsqlConnection)connection).BeginTextImport(text);
        return new Load(text, writer, [.. first.Columns.Select(wholeNumbers.Contains)]);
    }

    object? Ask(DbConnection connection, DbTransaction? transaction, TableName table, string question)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"SELECT {question} FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass({syntax.Literal(phrases.Name(table))})";
        return command.ExecuteScalar();
    }

    sealed class Load(string text, NpgsqlCopyTextWriter writer, bool[] isWhole) : IBulkLoad
    {
        bool isOver;

        public string Text => text;

        public void Write(InsertRows chunk)
        {
            foreach (var row in chunk.Rows)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    if (i > 0)
                        writer.Write('\t');
                    Write(isWhole[i] ? Round(RowValues.Plain(row[i])) : RowValues.Plain(row[i]));
                }
                writer.Write('\n');
            }
        }

        // It is over also where the server refuses the rows: then there is nothing to give up any more.
        public void Complete()
        {
            isOver = true;
            writer.Dispose();
        }

        public void Dispose()
        {
            if (isOver)
                return;
            isOver = true;
            writer.Cancel();
        }

        void Write(object? value)
        {
            switch (value)
            {
                case null:
                    writer.Write(@"\N");
                    break;
                case string plain:
                    WriteText(SqlLiterals.Storable(plain));
                    break;
                case bool flag:
                    writer.Write(flag ? "true" : "false");
                    break;
                case byte[] bytes:
                    writer.Write(@"\\x");
                    writer.Write(Convert.ToHexString(bytes));
                    break;
                default:
                    WriteText(SqlLiterals.Number(value) is { } number ? WithoutExponent(number) : RowValues.Text(value)
                        ?? throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."));
                    break;
            }
        }

        // A literal with a fraction is rounded where a whole number belongs; the text of one would be refused.
        static object? Round(object? value) =>
            value is decimal or double or float
            && decimal.TryParse(SqlLiterals.Number(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? decimal.Round(number, MidpointRounding.AwayFromZero)
                : value;

        // As the server writes a number where a text belongs.
        static string WithoutExponent(string number)
        {
            if (number.Split('E') is not [var mantissa, var power])
                return number;
            var sign = mantissa.StartsWith('-') ? "-" : "";
            var parts = mantissa.TrimStart('-').Split('.');
            var (digits, point) = (string.Concat(parts), parts[0].Length + int.Parse(power, CultureInfo.InvariantCulture));
            return sign + (point <= 0 ? $"0.{new string('0', -point)}{digits}"
                : point >= digits.Length ? digits.PadRight(point, '0')
                : $"{digits[..point]}.{digits[point..]}");
        }

        void WriteText(ReadOnlySpan<char> rest)
        {
            for (; rest.IndexOfAny("\\\t\n\r") is >= 0 and var special; rest = rest[(special + 1)..])
            {
                writer.Write(rest[..special]);
                writer.Write(rest[special] switch { '\t' => @"\t", '\n' => @"\n", '\r' => @"\r", _ => @"\\" });
            }
            writer.Write(rest);
        }
    }
}
