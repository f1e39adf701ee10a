using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Makes a view.</summary>
/// <param name="View">The view.</param>
/// <param name="Replace">Whether it takes the place of one of that name.</param>
public sealed record CreateView(View View, bool Replace = false) : Operation
{
    /// <summary>The view that is replaced, so that the operation can be reversed; null when there was none or the author did not say.</summary>
    public View? Before { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() =>
        Before is not null ? new CreateView(Before, Replace: true) { Before = View }
        : Replace ? null
        : new DropView(View.Name, View) { Materialized = View.Materialized };
}

/// <summary>Drops a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing view is no error.</param>
public sealed record DropView(TableName Name, View? Definition = null, bool IfExists = false) : Operation
{
    /// <summary>Whether the view's rows are stored.</summary>
    public bool Materialized { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateView(Definition);
}
