using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes revision files for a command: asked for by -WhatIf and -Confirm first, then hooks.</summary>
sealed class RevisionFiles(ProjectCommand command, IRevisionSet revisions, Hooks hooks, IReadOnlyList<string> postWrite)
{
    public Revision? Create(RevisionRequest request)
    {
        if (!command.ShouldProcess(revisions.PreviewPath(request), "Create revision"))
            return null;
        var revision = revisions.Create(request);
        command.WriteObject(revision);
        try
        {
            hooks.Run(postWrite, revision.Path);
        }
        catch (MigrationException failure)
        {
            command.WriteError(ErrorRecords.Of(failure));
        }
        return revision;
    }
}
