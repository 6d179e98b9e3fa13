namespace GenreFunctions.Simulation.Workloads;

/// <summary>What is uploaded, and when.</summary>
public sealed record Workload
{
    /// <summary>The most that a day can have here: some hundred a second.</summary>
    public const double MostSongsPerDay = 100_000_000;

    private const double HoursPerDay = 24;
    private const double SecondsPerHour = 3600;

    /// <summary>Songs a day, above 0.</summary>
    public required double SongsPerDay { get; init; }

    /// <summary>When they come; default <see cref="ArrivalProfile.Even"/>.</summary>
    public ArrivalProfile Profile { get; init; } = ArrivalProfile.Even;

    /// <summary>For <see cref="ArrivalProfile.Day"/>: the busiest moment's rate over the mean, 1 to 2 (default); a sine around the mean cannot rise further.</summary>
    public double PeakToMean { get; init; } = 2;

    /// <summary>The hour of the peak, or in which a batch begins: 0 to below 24, default 14.</summary>
    public double PeakHour { get; init; } = 14;

    /// <summary>For <see cref="ArrivalProfile.Batch"/>: minutes in which everything is uploaded, above 0; default 60.</summary>
    public double WithinMinutes { get; init; } = 60;

    /// <summary>Hours that are simulated: 24 (default), or less of an even day. Costs are scaled to the day.</summary>
    public double Hours { get; init; } = HoursPerDay;

    /// <summary>Mean duration of a song, 3 s or more; default 240.</summary>
    public double MeanSeconds { get; init; } = 240;

    /// <summary>
    /// Standard deviation of the logarithm of durations, 0 to 2; default 0.3, by which two thirds of all songs are between 0.7 and 1.3 times as long as the
    /// middle one. 0 makes all alike; more makes a few very long ones.
    /// </summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>What the random numbers begin with. The same seed uploads the same songs at the same times.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>What is simulated, in seconds.</summary>
    public double WindowSeconds => Hours * SecondsPerHour;

    /// <summary>Windows in a day.</summary>
    public double WindowsPerDay => HoursPerDay / Hours;

    /// <summary>Songs go ahead for half an hour before anything counts, in which instances become as many as needed; a batch meets a service that has nothing to do.</summary>
    public double WarmUpSeconds => Profile == ArrivalProfile.Batch ? 0 : SecondsPerHour / 2;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A number is out of its range, or they do not go together; the message says which.</exception>
    public void Check()
    {
        Within(SongsPerDay, double.Epsilon, MostSongsPerDay, "Songs a day");
        Within(PeakToMean, 1, 2, "The peak over the mean");
        Within(PeakHour, 0, HoursPerDay - 1e-9, "The hour");
        Within(WithinMinutes, 1e-3, HoursPerDay * 60, "Minutes of a batch");
        Within(Hours, 1e-3, HoursPerDay, "Hours");
        Within(MeanSeconds, SongLengths.ShortestSeconds, SongLengths.LongestSeconds, "Seconds of a song");
        Within(Spread, 0, 2, "The spread of durations");
        if (Hours < HoursPerDay && Profile != ArrivalProfile.Even)
            throw new ArgumentException("A part of the day stands for all of it only when songs come evenly.");
        if (Profile == ArrivalProfile.Batch && (PeakHour * 60) + WithinMinutes > HoursPerDay * 60)
            throw new ArgumentException(FormattableString.Invariant($"A batch that begins at {PeakHour} h and takes {WithinMinutes} minutes does not end on the same day."));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException(FormattableString.Invariant($"{name}: {value} is not {(least == double.Epsilon ? "above 0 and" : $"between {least:0.###} and")} {(least == double.Epsilon ? "at most " : "")}{most:0.###}."));
    }
}
