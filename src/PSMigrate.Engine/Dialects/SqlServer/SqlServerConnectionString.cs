using Microsoft.Data.SqlClient;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Reads connection strings.</summary>
static class SqlServerConnectionString
{
    public static SqlConnectionStringBuilder Read(DatabaseSettings settings, ConnectionUse use)
    {
        var text = use == ConnectionUse.Lock ? settings.LockConnectionString ?? settings.ConnectionString : settings.ConnectionString;
        try
        {
            var builder = new SqlConnectionStringBuilder(text);
            if (builder.DataSource.Length == 0)
                throw Invalid("it names no Server", null);
            // In a login's own database, which is mostly master, nobody wants tables by mistake.
            if (DatabaseOf(builder).Length == 0)
                throw Invalid("it names no Database", null);
            // A lock belongs to a database, and is not to be seen from another.
            if (use == ConnectionUse.Lock && !DatabaseOf(builder).Equals(DatabaseOf(new(settings.ConnectionString)), StringComparison.OrdinalIgnoreCase))
                throw Invalid("LockConnectionString names another Database than ConnectionString", null);
            Authenticate(builder, settings);
            // A connection of its own that really ends, and no time-out but the configured one.
            builder.Pooling = false;
            builder.Enlist = false;
            builder.CommandTimeout = settings.StatementTimeout is { } limit ? (int)Math.Ceiling(limit.TotalSeconds) : 0;
            // With several results at a time SET options hold for a batch only, and a transaction that a batch opens ends with it.
            builder.MultipleActiveResultSets = false;
            // A connection that the driver mends in silence has lost the lock, the settings and the temporary tables.
            if (use != ConnectionUse.Read)
                builder.ConnectRetryCount = 0;
            if (!builder.ShouldSerialize("Application Name"))
                builder.ApplicationName = "PSMigrate";
            return builder;
        }
        // The driver's builder reads numbers and truth values with the framework's own methods.
        catch (Exception cause) when (cause is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw Invalid(cause.Message, cause);
        }
    }

    /// <summary>The database that a connection string names; a file that is to be attached is a name as well.</summary>
    public static string DatabaseOf(SqlConnectionStringBuilder builder) =>
        builder.InitialCatalog.Length > 0 ? builder.InitialCatalog : builder.AttachDBFilename;

    static void Authenticate(SqlConnectionStringBuilder builder, DatabaseSettings settings)
    {
        if (settings.AccessToken is not null)
        {
            foreach (var keyword in new[] { "User ID", "Password", "Integrated Security", "Authentication" })
                builder.Remove(keyword);
            return;
        }
        if (settings.UserName is { } user)
        {
            builder.Remove("Integrated Security");
            (builder.UserID, builder.Password) = (user, settings.Password ?? "");
        }
        if (settings.Authentication is { } authentication)
            SetAuthentication(builder, authentication);
        // What asks Entra ID for a token by itself is a package of its own with some forty assemblies, and is not a part of the module.
        if (builder.Authentication is not (SqlAuthenticationMethod.NotSpecified or SqlAuthenticationMethod.SqlPassword))
            throw Engine.Errors.AuthenticationUnsupported(SqlServerDialect.Name, $"{builder.Authentication}");
    }

    static void SetAuthentication(SqlConnectionStringBuilder builder, string authentication)
    {
        if (!authentication.Equals("Integrated", StringComparison.OrdinalIgnoreCase))
        {
            builder["Authentication"] = authentication;
            return;
        }
        foreach (var keyword in new[] { "User ID", "Password", "Authentication" })
            builder.Remove(keyword);
        builder.IntegratedSecurity = true;
    }

    static MigrationException Invalid(string fault, Exception? cause) =>
        Engine.Errors.ConnectionString(SqlServerDialect.Name, fault, cause);
}
