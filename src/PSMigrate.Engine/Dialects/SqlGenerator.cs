using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>A generator around a dialect's own statements: it says whose operation it was that cannot be done.</summary>
/// <param name="provider">The provider's name.</param>
/// <param name="statements">The dialect's statements of an operation; null where it needs the table to be made anew.</param>
sealed class SqlGenerator(string provider, Func<Operation, IEnumerable<SqlStatement>?> statements) : ISqlGenerator
{
    public IReadOnlyList<SqlStatement>? Generate(Operation operation)
    {
        try
        {
            return statements(operation)?.Select(statement => statement with { Origin = operation.Origin }).ToList();
        }
        catch (UnsupportedException unsupported)
        {
            throw Engine.Errors.Unsupported(unsupported.Message, unsupported.Remedy, provider, operation.Origin);
        }
    }
}
