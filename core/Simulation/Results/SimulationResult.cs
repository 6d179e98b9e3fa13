namespace GenreFunctions.Simulation.Results;

/// <summary>What would happen, and what it would cost.</summary>
public sealed record SimulationResult
{
    /// <summary>The plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Songs that were uploaded.</summary>
    public required long Songs { get; init; }

    /// <summary>Songs that have ended; all of them.</summary>
    public required long Ended { get; init; }

    /// <summary>Songs a second while any were under way in the time that counts.</summary>
    public required double SongsPerSecond { get; init; }

    /// <summary>From the first second to the last tags, in seconds; the window at least.</summary>
    public required double PeriodSeconds { get; init; }

    /// <summary>From the end of the window to the last tags: long where songs come faster than they are tagged.</summary>
    public required double DrainSeconds { get; init; }

    /// <summary>Songs came at the pace of a day, and had their tags within ten minutes of its end. Of a batch, the last one may always take longer.</summary>
    public required bool KeepsUp { get; init; }

    /// <summary>From the end of the upload to the tags.</summary>
    public required Durations Latency { get; init; }

    /// <summary>Of that, when nothing ran for the song: announcements, dispatches, queues, instances that start, limits.</summary>
    public required Durations Waiting { get; init; }

    /// <summary>Of that, when at least one execution ran for it.</summary>
    public required Durations Working { get; init; }

    /// <summary>Songs without tags, on average.</summary>
    public required double MeanBacklog { get; init; }

    /// <summary>Songs without tags, at most.</summary>
    public required int MostBacklog { get; init; }

    /// <summary>Instances.</summary>
    public required InstanceCounts Instances { get; init; }

    /// <summary>What songs needed of processors, of what instances had, from starting on.</summary>
    public required double ProcessorUtilization { get; init; }

    /// <summary>Processor time of a song, everything around it included.</summary>
    public required double ProcessorSecondsPerSong { get; init; }

    /// <summary>Executions of a song.</summary>
    public required double ExecutionsPerSong { get; init; }

    /// <summary>Every limit, the one that is reached first before the others.</summary>
    public required IReadOnlyList<LimitUse> Limits { get; init; }

    /// <summary>How it went.</summary>
    public required IReadOnlyList<Stretch> Course { get; init; }

    /// <summary>What it costs.</summary>
    public required SimulatedCost Cost { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<Premise> Premises { get; init; }
}
