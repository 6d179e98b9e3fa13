using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Costs;

/// <summary>A run of a song whose last activity has done its work, but for recording what it cost.</summary>
public sealed record EndedRun
{
    /// <summary>Which version of which song.</summary>
    public required SongUpload Song { get; init; }

    /// <summary>The orchestration.</summary>
    public required string InstanceId { get; init; }

    /// <summary>What was used before the last activity.</summary>
    public required IReadOnlyList<ActivityMeters> Spent { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>How it ended; <see langword="null"/> when the service gave up.</summary>
    public SongEnd? End { get; init; }

    /// <summary>Seconds of audio that were read, as far as that is known.</summary>
    public double AudioSeconds { get; init; }

    /// <summary>Segments that were cut, as far as that is known.</summary>
    public int Segments { get; init; }
}
