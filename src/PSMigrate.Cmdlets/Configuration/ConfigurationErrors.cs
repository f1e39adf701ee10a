using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Everything that can be wrong with a configuration, in words.</summary>
internal static class ConfigurationErrors
{
    public static MigrationException Syntax(SourcePosition position, string message) =>
        Make("ConfigurationSyntax", ErrorKind.Syntax, message,
            "Correct the file: one hashtable literal, @{ … }, with each key on its own line or after a semicolon.", position);

    public static MigrationException DuplicateKey(SourcePosition position, string key) =>
        Make("ConfigurationSyntax", ErrorKind.Syntax, $"The key '{key}' stands twice in one hashtable; case makes no difference.",
            "Keep one of the two.", position, key);

    public static MigrationException NotData(SourcePosition position, string what, string remedy) =>
        Make("ConfigurationNotData", ErrorKind.InvalidData,
            $"The configuration is data and is never executed, but this is {what}.", remedy, position);

    public static MigrationException NotOneHashtable(SourcePosition position, string message) =>
        Make("ConfigurationNotOneHashtable", ErrorKind.InvalidData, message,
            "Keep exactly one hashtable literal, @{ … }, and nothing beside it but comments.", position);

    public static MigrationException UnknownKey(SourcePosition? position, string place, string key, IEnumerable<string> known)
    {
        var names = NearestName.Order(key, known);
        return Make("ConfigurationUnknownKey", ErrorKind.InvalidData,
            $"'{key}' is not a key of {place}; the nearest known key is '{names[0]}'.",
            $"Write '{names[0]}', or remove it. Known keys: {string.Join(", ", names)}.", position, key);
    }

    public static MigrationException MisplacedKey(SourcePosition? position, string key) =>
        Make("ConfigurationUnknownKey", ErrorKind.InvalidData, $"'{key}' cannot stand inside an environment.",
            $"Write '{key}' at the top level of the file.", position, key);

    public static MigrationException Value(ConfigurationOrigin origin, string path, string problem, string remedy)
    {
        var name = origin.Position is null ? origin.Text : $"'{path}'";
        var kind = origin.Position is null ? ErrorKind.InvalidArgument : ErrorKind.InvalidData;
        return Make("ConfigurationValue", kind, $"{name} {problem}.", remedy, origin.Position, path);
    }

    public static MigrationException VariableMissing(ConfigurationOrigin origin, string path, string variable) =>
        Make("ConfigurationVariableMissing", ErrorKind.InvalidData,
            $"The environment variable '{variable}' that '{path}' needs ({origin.Text}) is not set.",
            $"Set it, or give a default with '${{env:{variable}:-…}}'.", origin.Position, variable);

    public static MigrationException EnvironmentNotFound(string name, IEnumerable<string> known, SourcePosition? position)
    {
        var names = NearestName.Order(name, known);
        return Make("EnvironmentNotFound", ErrorKind.NotFound, $"The configuration has no environment '{name}'.",
            $"Use one of: {string.Join(", ", names)}.", position, name);
    }

    public static MigrationException ProjectNotFound(string start, string end) =>
        Make("ProjectNotFound", ErrorKind.NotFound,
            $"There is no migration.psd1, nor db/migration.psd1, in '{start}'{(start == end ? "" : $" or above it up to '{end}'")}.",
            "Run Initialize-MigrationProject to make a project, or say with -ProjectPath where it is.", null, start);

    public static MigrationException ProjectPathNotFound(string path, bool isFolder) =>
        Make("ProjectNotFound", ErrorKind.NotFound,
            isFolder
                ? $"The folder '{path}' holds neither migration.psd1 nor db/migration.psd1."
                : $"The project path '{path}' does not exist.",
            "Run Initialize-MigrationProject to make a project, or give a configuration file or its folder to -ProjectPath.", null, path);

    public static MigrationException Unreadable(string path, Exception cause) =>
        Make("ConfigurationUnreadable", cause is UnauthorizedAccessException ? ErrorKind.Permission : ErrorKind.InvalidData,
            $"The configuration file '{path}' cannot be read: {cause.Message}",
            cause is System.Text.DecoderFallbackException
                ? "Save the file as UTF-8."
                : "See to it that the file exists and that you may read it.",
            new SourcePosition(path, 1, 1), path, cause);

    public static MigrationException Secret(ConfigurationOrigin origin, string path, string secret, string? vault, Exception? cause) =>
        Make("ConfigurationSecret", ErrorKind.InvalidState,
            $"The secret '{secret}'{(vault is null ? "" : $" of the vault '{vault}'")} that '{path}' needs could not be had: "
                + (cause?.Message ?? "there is no SecretManagement here, or it has no such secret."),
            "See to it that Get-Secret gives it (modules Microsoft.PowerShell.SecretManagement and a vault), or use '${env:NAME}' instead.",
            origin.Position, secret, cause);

    public static MigrationException MissingKey(
        string key, string environment, IEnumerable<string> environments, SourcePosition? position) =>
        Make("ConfigurationMissingKey", ErrorKind.InvalidData, $"The environment '{environment}' has no {key}.",
            $"Write {key} = '…' into the configuration, set PSMIGRATE_{key.ToUpperInvariant()}, use -{key}, "
                + $"or choose another -Environment ({string.Join(", ", environments)}).",
            position, key);

    static MigrationException Make(
        string id, ErrorKind kind, string message, string remedy,
        SourcePosition? position, object? subject = null, Exception? cause = null) =>
        new(id, kind, message, remedy, cause) { Position = position, Subject = subject ?? position?.Path };
}
