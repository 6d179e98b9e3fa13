using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Simulation.Workloads;

/// <summary>When songs come, in order, without a list of them.</summary>
internal static class ArrivalTimes
{
    private const double SecondsPerDay = 86_400;

    /// <summary>Times of a workload, in seconds; the warm-up lies below 0.</summary>
    public static IEnumerable<double> Of(Workload workload, RandomSource random) =>
        workload.Profile == ArrivalProfile.Batch ? Batch(workload, random) : Poisson(workload, random);

    /// <summary>
    /// A Poisson process by thinning (Lewis and Shedler, 1979): candidates come at the highest rate, and each stays with the probability rate / highest.
    /// </summary>
    private static IEnumerable<double> Poisson(Workload workload, RandomSource random)
    {
        var mean = workload.SongsPerDay / SecondsPerDay;
        var swing = workload.Profile == ArrivalProfile.Day ? workload.PeakToMean - 1 : 0;
        var highest = mean * (1 + swing);
        var peak = workload.PeakHour * 3600;
        for (var time = -workload.WarmUpSeconds; ;)
        {
            time += -Math.Log(1 - random.NextDouble()) / highest;
            if (time >= workload.WindowSeconds)
                yield break;
            if (swing == 0 || random.NextDouble() * (1 + swing) < 1 + (swing * Math.Cos(2 * Math.PI * (time - peak) / SecondsPerDay)))
                yield return time;
        }
    }

    /// <summary>Exactly so many times, at random over the stretch, in order: the first of n is the least of n uniform ones, and what follows is the same again.</summary>
    private static IEnumerable<double> Batch(Workload workload, RandomSource random)
    {
        var time = workload.PeakHour * 3600;
        var end = time + (workload.WithinMinutes * 60);
        for (var left = (long)Math.Ceiling(workload.SongsPerDay); left > 0; left--)
        {
            time += (end - time) * (1 - Math.Pow(1 - random.NextDouble(), 1.0 / left));
            yield return time;
        }
    }
}
