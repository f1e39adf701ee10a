using System.Text;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>A command with its arguments.</summary>
sealed class CommandText(string command)
{
    readonly StringBuilder text = new(command);

    public CommandText Argument(string argument)
    {
        text.Append(' ').Append(argument);
        return this;
    }

    public CommandText With(string parameter, string? argument)
    {
        if (argument is not null)
            text.Append(" -").Append(parameter).Append(' ').Append(argument);
        return this;
    }

    public CommandText With(string parameter, DialectText? sql) => With(parameter, sql is null ? null : Words.Sql(sql));

    public CommandText Name(string? name) => With("Name", name is null ? null : Words.Text(name));

    public CommandText If(bool condition, string parameter)
    {
        if (condition)
            text.Append(" -").Append(parameter);
        return this;
    }

    /// <summary>A switch that says something also when it is off.</summary>
    public CommandText Switch(string parameter, bool? value) => value == false ? If(true, parameter + ":$false") : If(value == true, parameter);

    public CommandText Deferred(Deferral deferral) =>
        If(deferral == Deferral.InitiallyImmediate, "Deferrable").If(deferral == Deferral.InitiallyDeferred, "InitiallyDeferred");

    public CommandText Clustered(bool? clustered) => If(clustered == true, "Clustered").If(clustered == false, "NonClustered");

    public override string ToString() => text.ToString();
}
