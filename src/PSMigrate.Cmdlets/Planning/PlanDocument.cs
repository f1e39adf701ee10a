namespace PSMigrate.Cmdlets.Planning;

/// <summary>A plan as its file has it.</summary>
sealed record PlanDocument
{
    /// <summary>The newest format that this version reads and writes.</summary>
    public const int NewestFormat = 1;

    public required int Format { get; init; }

    public required MigrationDirection Direction { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public string? Environment { get; init; }

    public string? Provider { get; init; }

    public string? Database { get; init; }

    public required IReadOnlyList<string> HeadsBefore { get; init; }

    public required IReadOnlyList<string> HeadsAfter { get; init; }

    public required IReadOnlyList<PlanDocumentStep> Steps { get; init; }

    public required IReadOnlyList<PlanDocumentObject> Repeatables { get; init; }

    public string? ToolVersion { get; init; }

    public DateTimeOffset? Created { get; init; }
}

/// <summary>A revision of the plan.</summary>
sealed record PlanDocumentStep
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    public required string Path { get; init; }

    public required string Checksum { get; init; }
}

/// <summary>A repeatable object of the plan.</summary>
sealed record PlanDocumentObject
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Checksum { get; init; }
}
