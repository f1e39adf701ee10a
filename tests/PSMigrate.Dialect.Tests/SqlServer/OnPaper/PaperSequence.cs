using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>A sequence as the catalogue has it: with what the server has chosen for what was not said.</summary>
static class PaperSequence
{
    public static object?[] Row(CreateSequenceStatement create)
    {
        var options = create.SequenceOptions.ToDictionary(option => option.OptionKind);
        var type = options.GetValueOrDefault(SequenceOptionKind.As) is DataTypeSequenceOption given ? PaperText.Type(given.DataType) : "bigint";
        var (lowest, highest) = type switch
        {
            "tinyint" => (0L, 255L),
            "smallint" => (short.MinValue, short.MaxValue),
            "int" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var step = Number(SequenceOptionKind.Increment, 1);
        var (least, greatest) = (Number(SequenceOptionKind.MinValue, lowest), Number(SequenceOptionKind.MaxValue, highest));
        var cache = options.GetValueOrDefault(SequenceOptionKind.Cache);
        return
        [
            PaperText.Schema(create.Name), create.Name.BaseIdentifier.Value, type, Number(SequenceOptionKind.Start, step > 0 ? least : greatest), step, least, greatest,
            options.GetValueOrDefault(SequenceOptionKind.Cycle) is { NoValue: false },
            cache is not { NoValue: true }, cache is ScalarExpressionSequenceOption size ? (int)PaperText.Number(size.OptionValue, 0) : null,
        ];

        long Number(SequenceOptionKind kind, long usual) =>
            options.GetValueOrDefault(kind) is ScalarExpressionSequenceOption { OptionValue: { } value } ? PaperText.Number(value, usual) : usual;
    }

    /// <summary>A sequence as the reader reads it after a change: what is the server's own choice goes without saying.</summary>
    public static Sequence Altered(Sequence sequence, AlterSequence alter)
    {
        var to = alter.Sequence;
        if ((to.Type is not null && to.Type != alter.Before?.Type) || (to.Start is not null && to.Start != alter.Before?.Start))
            throw new PaperRefusal("a sequence keeps its type and its start");
        var (lowest, highest) = sequence.Type?.Default switch { "int" => (int.MinValue, int.MaxValue), "smallint" => (short.MinValue, short.MaxValue), _ => (long.MinValue, long.MaxValue) };
        return sequence with
        {
            Increment = Said(to.Increment ?? sequence.Increment, 1),
            Minimum = Said(to.Minimum ?? sequence.Minimum, lowest),
            Maximum = Said(to.Maximum ?? sequence.Maximum, highest),
            Cycle = to.Cycle,
            Cache = to.Cache ?? sequence.Cache,
        };
    }

    static long? Said(long? number, long usual) => number == usual ? null : number;
}
