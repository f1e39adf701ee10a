using PSMigrate.Dialects.Tests.Specification;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Sqlite;

public sealed class SqliteTableOperations() : TableOperationSpecification(DatabaseKind.Sqlite);

public sealed class SqliteColumnOperations() : ColumnOperationSpecification(DatabaseKind.Sqlite);

public sealed class SqliteConstraintOperations() : ConstraintOperationSpecification(DatabaseKind.Sqlite);
