using System.Management.Automation;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Where a body's streams go: those of the command that runs it.</summary>
interface IBodyStreams
{
    /// <summary>Whether somebody wants verbose records.</summary>
    bool Verbose { get; }

    /// <summary>Passes a record on.</summary>
    void Write(object record);
}
