using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.Metrics;

/// <summary>What the service measures of itself, by System.Diagnostics.Metrics: meter <c>GenreFunctions</c>. Attributes are few and of few values. Thread-safe.</summary>
public sealed class GenreMetrics
{
    /// <summary>A run has ended, and this is what it cost.</summary>
    public void Recorded(SongCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        GC.KeepAlive(this);
    }
}
