using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Sweeping;

/// <summary>What the sweep picks up and takes away: settings <c>Sweep__…</c>.</summary>
public sealed record SweepOptions
{
    /// <summary>How long nothing may happen to an orchestration that is not over, a second to a week. Default 1 h: no activity may take half of that.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a failed orchestration is left to the poison queue, which records why, up to a day. Default 10 min.</summary>
    public TimeSpan FailedAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Orchestrations of one version of a song at most, 1 to 10. Default 3; after those the song is given up.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Songs that one sweep picks up at most, 1 to 10,000. Default 100: after an outage work comes back in portions.</summary>
    public int SongsPerSweep { get; init; } = 100;

    /// <summary>How long orchestrations that are over stay to be looked at, a minute to a year. Default 7 days.</summary>
    public TimeSpan KeepEnded { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long decoded audio may lie in staging, a minute to a month. Default a day; while its orchestration runs it stays in any case.</summary>
    public TimeSpan KeepStaged { get; init; } = TimeSpan.FromDays(1);

    /// <summary>As the settings say.</summary>
    /// <exception cref="InvalidOperationException">One of them is out of its range; the message names it.</exception>
    internal static SweepOptions From(IConfiguration configuration)
    {
        var standard = new SweepOptions();
        var (second, minute, day) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        return new SweepOptions
        {
            StuckAfter = Setting.Duration(configuration, "Sweep:StuckAfter", standard.StuckAfter, second, 7 * day),
            FailedAfter = Setting.Duration(configuration, "Sweep:FailedAfter", standard.FailedAfter, TimeSpan.Zero, day),
            Attempts = Setting.Whole(configuration, "Sweep:Attempts", standard.Attempts, 1, 10),
            SongsPerSweep = Setting.Whole(configuration, "Sweep:SongsPerSweep", standard.SongsPerSweep, 1, 10_000),
            KeepEnded = Setting.Duration(configuration, "Sweep:KeepEnded", standard.KeepEnded, minute, 365 * day),
            KeepStaged = Setting.Duration(configuration, "Sweep:KeepStaged", standard.KeepStaged, minute, 31 * day),
        };
    }
}
