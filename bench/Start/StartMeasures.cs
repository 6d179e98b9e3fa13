using System.Globalization;

namespace GenreFunctions.Bench.Start;

/// <summary>One start of the service.</summary>
/// <param name="Up">From the start of its process until it is up.</param>
/// <param name="FirstTags">From the start of its process to the tags of a song that was there.</param>
/// <param name="Processor">What it computed until these were seen, over all cores.</param>
internal readonly record struct StartMeasures(TimeSpan Up, TimeSpan FirstTags, TimeSpan Processor)
{
    /// <summary>A row for <c>bench/README.md</c>: medians, and the slowest.</summary>
    public static string Row(string what, IReadOnlyList<StartMeasures> runs) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {Text(runs, run => run.Up)} | {Text(runs, run => run.FirstTags)} | {Text(runs, run => run.Processor)} |");

    private static string Text(IReadOnlyList<StartMeasures> runs, Func<StartMeasures, TimeSpan> figure)
    {
        double[] seconds = [.. runs.Select(run => figure(run).TotalSeconds).Order()];
        return seconds[^1] > 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds[seconds.Length / 2]:0.00} s (at most {seconds[^1]:0.00} s)") : "";
    }
}
