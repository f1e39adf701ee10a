using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The statements of operations in a scratch database, in which schemas of extensions are there already.</summary>
sealed class PostgreSqlScratchGenerator(ISqlGenerator generator, IReadOnlyCollection<string> schemas) : ISqlGenerator
{
    public IReadOnlyList<SqlStatement>? Generate(Operation operation) =>
        generator.Generate(operation is CreateSchema create && schemas.Contains(create.Name) ? create with { IfNotExists = true } : operation);
}
