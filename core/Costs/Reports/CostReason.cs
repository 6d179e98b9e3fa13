using System.Globalization;
using GenreFunctions.Audio;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Costs.Reports;

/// <summary>Says why a run cost what it did, beside others.</summary>
public static class CostReason
{
    // Half as much again as usual is more than songs differ by chance, and less than anybody would need to be told.
    private const decimal NotableFactor = 1.5m;

    // Below a fifth, retries explain nothing.
    private const decimal NotableRetries = 0.2m;

    // No audio is as long as thirty years, and no duration overflows below.
    private const decimal MostSeconds = 1_000_000_000m;

    /// <summary>A sentence: how far the run is from the median, what is unusual about it (retries, length, segments, processor time), and its largest line.</summary>
    /// <param name="run">What it used.</param>
    /// <param name="cost">What it cost.</param>
    /// <param name="others">The runs it is compared with, itself included.</param>
    public static string Of(SongMeters run, CostRecord cost, CostTotals others)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(others);
        if (cost.KnownCost == 0)
        {
            return cost.IsComplete
                ? "It cost nothing."
                : $"Nothing it used has a price: {string.Join(", ", cost.Unpriced.Select(use => use.SkuMeter))}.";
        }

        var unusual = Retries(run, cost).Concat(Size(run, others)).Concat(Processor(run, others)).DefaultIfEmpty("nothing else is unusual about it");
        return $"{Beside(cost, others)}: {string.Join("; ", unusual)}; {Largest(cost)}.";
    }

    private static string Beside(CostRecord cost, CostTotals others)
    {
        if (others.Costs.Quantile(0.5) is not { } median || median == 0)
            return "Dear, where most cost nothing";
        var factor = Times(cost.KnownCost / median);
        return factor == "1 times" ? "About the median" : $"{factor} the median";
    }

    private static IEnumerable<string> Retries(SongMeters run, CostRecord cost)
    {
        var count = run.Executions.Count(execution => execution.IsRetry);
        if (cost.RetryCost / cost.KnownCost >= NotableRetries)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Percent(cost.RetryCost / cost.KnownCost)} went into {count} {(count == 1 ? "retry" : "retries")}");
    }

    private static IEnumerable<string> Size(SongMeters run, CostTotals others)
    {
        var audio = run.AudioSeconds.Quantity;
        if (others.Songs == 0)
            yield break;
        // Segments follow from the length, and are worth a word only where they do not.
        if (audio * others.Songs >= NotableFactor * others.AudioSeconds && audio > 0)
            yield return $"with {Duration(audio)} of audio it is {Times(audio * others.Songs / others.AudioSeconds)} as long as the mean";
        else if (run.Segments * (decimal)others.Songs >= NotableFactor * others.Segments && run.Segments > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"its {run.Segments} segments are {Times(run.Segments * (decimal)others.Songs / others.Segments)} the mean number");
    }

    private static IEnumerable<string> Processor(SongMeters run, CostTotals others)
    {
        var audio = run.AudioSeconds.Quantity;
        var time = Cpu(run.Executions);
        // Where there is audio, time is measured by it: a long song takes long, which is said already.
        var (usual, by) = audio > 0 && others.AudioSeconds > 0
            ? (others.ComputeSeconds / others.AudioSeconds * audio, "a second of its audio took")
            : (others.Songs > 0 ? others.ComputeSeconds / others.Songs : 0, "it took");
        if (usual == 0 || time < NotableFactor * usual)
            yield break;
        var most = run.Executions.GroupBy(execution => execution.Function).MaxBy(executions => Cpu(executions))!;
        yield return $"{by} {Times(time / usual)} the mean processor time, {Percent(Cpu(most) / time)} of it in {most.Key}";
    }

    private static string Largest(CostRecord cost)
    {
        var largest = cost.Lines.GroupBy(line => (line.ServiceName, line.SkuMeter)).MaxBy(lines => lines.Sum(line => line.ListCost))!;
        return $"{Percent(largest.Sum(line => line.ListCost) / cost.KnownCost)} is {largest.Key.ServiceName}, {largest.Key.SkuMeter}";
    }

    private static decimal Cpu(IEnumerable<Execution> executions) => executions.Sum(execution => execution.Cpu.Ticks / (decimal)TimeSpan.TicksPerSecond);

    private static string Duration(decimal seconds) => DurationText.Of(TimeSpan.FromTicks((long)(Math.Min(seconds, MostSeconds) * TimeSpan.TicksPerSecond)));

    private static string Times(decimal factor) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(factor, factor < 10 ? 1 : 0):0.#} times");

    private static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100):0} %");
}
