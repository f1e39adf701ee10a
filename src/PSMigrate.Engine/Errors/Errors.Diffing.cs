namespace PSMigrate.Engine;

static partial class Errors
{
    public static MigrationException OtherProvider(string provider, string expected) => new(
        "SchemaProviderDiffers", ErrorKind.InvalidArgument, $"A database of {provider} cannot be compared with one of {expected}.",
        "Compare databases of the same provider: types and expressions are compared in one server's spelling.") { Subject = provider };

    public static MigrationException RenameUnknown(SchemaRename rename, string fault) => new(
        "RenameUnknown", ErrorKind.InvalidArgument, $"The rename '{rename}' fits nothing: {fault}.",
        "Write 'table=newname' or 'table.column=newname'; names with dots of their own in brackets.") { Subject = rename.ToString() };

    public static MigrationException SchemaFailed(MigrationException cause) => new(
        cause.ErrorId, cause.Kind, cause.Message, "Correct the schema and run the command again: it was tried out in a scratch database, and nothing else was touched.", cause)
    {
        Subject = cause.Subject,
        Position = cause.Position,
    };

    public static MigrationException ScratchRefused(string database, MigrationException cause) => new(
        "ScratchRefused", ErrorKind.Permission, $"No scratch database can be made beside {database}: {cause.Message}",
        "Give the login the right to create databases, or compare with an environment whose server allows it.", cause);
}
