namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>Finds <c>${name}</c> and what stands for it.</summary>
readonly struct VariableExpander(SqlCursor cursor, IReadOnlyDictionary<string, string>? variables)
{
    /// <summary>Whether a variable stands at the cursor.</summary>
    public bool AtVariable => variables != null && NameLength() > 0;

    /// <summary>What is to be put instead of a variable, or of the escape <c>$${</c>, at the cursor.</summary>
    /// <param name="length">How much of the text it replaces.</param>
    /// <param name="value">The value.</param>
    public bool TryMatch(out int length, out string value)
    {
        (length, value) = (0, "");
        if (variables == null || cursor.Current != '$')
            return false;
        if (cursor.At('$', '$') && cursor.Peek(2) == '{')
        {
            (length, value) = (3, "${");
            return true;
        }
        var nameLength = NameLength();
        if (nameLength == 0)
            return false;
        var name = cursor.Text.Substring(cursor.Position + 2, nameLength);
        if (!variables.TryGetValue(name, out var found))
            throw cursor.Fail(LexErrors.VariableMissing(name), cursor.Position);
        (length, value) = (nameLength + 3, found);
        return true;
    }

    int NameLength()
    {
        if (!cursor.At('$', '{') || !(char.IsLetter(cursor.Peek(2)) || cursor.Peek(2) == '_'))
            return 0;
        var length = 1;
        while (char.IsLetterOrDigit(cursor.Peek(2 + length)) || cursor.Peek(2 + length) is '_' or '-' or '.')
            length++;
        return cursor.Peek(2 + length) == '}' ? length : 0;
    }
}
