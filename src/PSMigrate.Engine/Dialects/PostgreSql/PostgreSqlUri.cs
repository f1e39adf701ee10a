using Npgsql;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Reads connection strings in the form of a URI, which clouds hand out and the driver does not take.</summary>
static class PostgreSqlUri
{
    public static bool IsUri(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new ArgumentException("the URI cannot be read");
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        var login = uri.UserInfo.Split(':', 2);
        if (login[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(login[0]);
        if (login.Length == 2)
            builder.Password = Uri.UnescapeDataString(login[1]);
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            builder[Keyword(Uri.UnescapeDataString(pair[0]))] = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "");
        }
        return builder;
    }

    static string Keyword(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        "sslrootcert" => "Root Certificate",
        "options" => "Options",
        "host" => "Host",
        "port" => "Port",
        "user" => "Username",
        "password" => "Password",
        _ => name,
    };
}
