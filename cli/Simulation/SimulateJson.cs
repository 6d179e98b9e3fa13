using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Simulation;

/// <summary>The report as one JSON object, in full precision; what is absent is left out.</summary>
internal static class SimulateJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, SimulateReport report) => IndentedJson.Write(
        writer,
        new
        {
            Workload = new
            {
                report.Workload.SongsPerDay,
                Profile = report.Workload.Profile.ToString().ToLowerInvariant(),
                report.Workload.PeakToMean,
                report.Workload.PeakHour,
                report.Workload.WithinMinutes,
                report.Workload.Hours,
                report.Workload.MeanSeconds,
                report.Workload.Spread,
                report.Workload.Seed,
            },
            Speed = new { SecondsPerSong = report.SongSeconds, Origin = report.SpeedOrigin },
            PriceBook = new { report.Prices.Version, report.Prices.Currency, report.Prices.Region, report.Prices.AsOf },
            Plans = report.Results,
        });
}
