using Microsoft.Data.Sqlite;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Reads connection strings; relative paths start from the folder of the configuration.</summary>
static class SqliteConnectionString
{
    public static SqliteConnectionStringBuilder Read(DatabaseSettings settings)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(settings.ConnectionString);
            if (builder.DataSource.Length == 0)
                throw Engine.Errors.ConnectionString(SqliteDialect.Name, "it has no Data Source", null);
            if ((settings.AccessToken ?? settings.Password) is { } password)
                builder.Password = password;
            if (!IsMemory(builder) && !IsUri(builder) && !Path.IsPathRooted(builder.DataSource))
                builder.DataSource = Path.GetFullPath(builder.DataSource, settings.BaseFolder ?? Environment.CurrentDirectory);
            return builder;
        }
        catch (ArgumentException cause)
        {
            throw Engine.Errors.ConnectionString(SqliteDialect.Name, cause.Message, cause);
        }
    }

    public static bool IsMemory(SqliteConnectionStringBuilder builder) =>
        builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:" || IsUri(builder);

    static bool IsUri(SqliteConnectionStringBuilder builder) => builder.DataSource.StartsWith("file:", StringComparison.Ordinal);
}
