namespace PSMigrate.Cmdlets.Operations;

/// <summary>What holds for the numbers of identities and of sequences.</summary>
static class Numbering
{
    public static void Check(long? start, long? increment, long? minimum, long? maximum, Func<string, string, MigrationException> invalid)
    {
        if (increment == 0)
            throw invalid("steps of 0 yield the same number for ever", "Write another increment.");
        if (minimum > maximum)
            throw invalid($"the least number {minimum} is greater than the greatest {maximum}", "Exchange them.");
        if (start < minimum || start > maximum)
            throw invalid($"the first number {start} is not between {minimum ?? long.MinValue} and {maximum ?? long.MaxValue}", "Write another first number, or other bounds.");
    }
}
