using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a function.</summary>
/// <remarks>
/// SQLite has no functions of its own, and the operation is an error there. PostgreSQL and SQL Server have little in common behind the name: give
/// each its own text, between @' and '@, where $$ stays as it is. The command only makes an operation: the function is made when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>
/// New-DbFunction gross @{
///     PostgreSql = '(net numeric) returns numeric language sql immutable as $$ select net * 1.19 $$'
///     SqlServer  = '(@net decimal(10, 2)) returns decimal(10, 2) as begin return @net * 1.19 end'
/// }
/// </code>
/// <para>Makes a function on both databases.</para>
/// </example>
/// <example>
/// <code>
/// New-DbFunction sales.touch -Replace @'
/// () returns trigger language plpgsql as $$
/// begin
///     new.changed := now();
///     return new;
/// end $$
/// '@
/// </code>
/// <para>Makes a function for triggers on PostgreSQL, or puts it in the place of the old one.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbFunction")]
[OutputType(typeof(CreateRoutine))]
public sealed class NewDbFunctionCommand() : NewRoutineCommand(RoutineKind.Function);

/// <summary>Drops a function.</summary>
/// <remarks>
/// What uses it must go first. SQLite has no functions of its own, and the operation is an error there. The command only makes an operation: the
/// function is dropped when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbFunction gross -IfExists</code>
/// <para>Drops a function, if it is there.</para>
/// </example>
/// <example>
/// <code>Remove-DbFunction gross -Arguments 'numeric, integer'</code>
/// <para>On PostgreSQL, drops the one of several functions of that name that takes these types.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbFunction")]
[OutputType(typeof(DropRoutine))]
public sealed class RemoveDbFunctionCommand() : RemoveRoutineCommand(RoutineKind.Function);

/// <summary>Makes a procedure.</summary>
/// <remarks>
/// SQLite has no procedures, and the operation is an error there. PostgreSQL and SQL Server have little in common behind the name: give each its own
/// text, between @' and '@, where $$ stays as it is. The command only makes an operation: the procedure is made when the Upgrade or Downgrade of a
/// revision puts the operation out.
/// </remarks>
/// <example>
/// <code>
/// New-DbProcedure archive -Replace @{
///     PostgreSql = '(before date) language sql as $$ insert into old select * from invoice where day &lt; before $$'
///     SqlServer  = '@before date as insert into old select * from invoice where day &lt; @before'
/// }
/// </code>
/// <para>Makes a procedure on both databases, or puts it in the place of the old one.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbProcedure")]
[OutputType(typeof(CreateRoutine))]
public sealed class NewDbProcedureCommand() : NewRoutineCommand(RoutineKind.Procedure);

/// <summary>Drops a procedure.</summary>
/// <remarks>
/// SQLite has no procedures, and the operation is an error there. The command only makes an operation: the procedure is dropped when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbProcedure archive</code>
/// <para>Drops a procedure.</para>
/// </example>
/// <example>
/// <code>Remove-DbProcedure archive -Arguments @{ PostgreSql = 'date' } -IfExists</code>
/// <para>Tells PostgreSQL which of several is meant; SQL Server has one of a name only.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbProcedure")]
[OutputType(typeof(DropRoutine))]
public sealed class RemoveDbProcedureCommand() : RemoveRoutineCommand(RoutineKind.Procedure);
