namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Blocks of PL/pgSQL, for what only the catalogue of the moment can tell, online and in a script alike.</summary>
static class PostgreSqlBlock
{
    public static string Of(IReadOnlyList<string> declarations, string body)
    {
        // The quote must not stand in what it encloses, a name for instance.
        var tag = "$do$";
        for (var number = 1; body.Contains(tag, StringComparison.Ordinal); number++)
            tag = $"$do{number}$";
        var declared = string.Concat(declarations.Select(declaration => $"DECLARE\n    {declaration}\n"));
        return $"DO {tag}\n{declared}BEGIN\n{body}\nEND\n{tag}";
    }

    /// <summary>A block whose statements run only while a query finds nothing.</summary>
    public static string Unless(string query, IEnumerable<string> statements) =>
        Of([], $"    IF NOT EXISTS ({query}) THEN\n{string.Concat(statements.Select(statement => $"        {statement};\n"))}    END IF;");
}
