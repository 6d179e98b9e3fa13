using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Hosting.Scaling;
using GenreFunctions.Simulation.Results;

namespace GenreFunctions.Tests.Simulation;

/// <summary>What a run is measured by, against slow and obvious ways.</summary>
public sealed class MeasuresTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_121, 9);

    [Fact]
    public void Histogram_Quantiles_AreThoseOfTheSortedTimes() => ForAny(
        Gen.Choose(0, 10_000_000).Select(number => number / 1000.0).NonEmptyListOf(),
        times =>
        {
            var histogram = new DurationHistogram();
            times.ToList().ForEach(histogram.Add);
            var sorted = times.Order().ToArray();
            return new[] { 0.01, 0.5, 0.95, 0.99, 1 }.All(part =>
                Math.Abs(histogram.Quantile(part) - sorted[Math.Max(1, (int)Math.Ceiling(part * sorted.Length)) - 1]) <= (DurationHistogram.Precision / 2 * sorted[^1]) + 1e-4)
                && histogram.Longest == sorted[^1] && Math.Abs(histogram.Mean - times.Average()) < 1e-6;
        });

    [Fact]
    public void Level_MeanPeakAndStretches_AreThoseOfEverySecond() => ForAny(
        (from gap in Gen.Choose(0, 40) from change in Gen.Choose(-3, 5) select (gap, change)).ListOf(),
        changes =>
        {
            const int Bins = 4;
            const int BinSeconds = 50;
            var level = new LevelOverTime(BinSeconds, Bins, keepsTimes: true);
            var slow = new List<int>();
            var peaks = new int[Bins];
            var now = -20;
            foreach (var (gap, wanted) in changes)
            {
                for (var i = 0; i < gap; i++, now++)
                    Second();
                level.Add(now, Math.Max(-level.Level, wanted));
                if (now >= 0 && now / BinSeconds < Bins)
                    peaks[now / BinSeconds] = Math.Max(peaks[now / BinSeconds], level.Level);
            }

            for (; now < Bins * BinSeconds; now++)
                Second();
            level.Pass(now);
            return level.Area == slow.Sum() && level.Quantile(0.5) == slow.Order().ElementAt(((slow.Count + 1) / 2) - 1)
                && level.Means.SequenceEqual(slow.Chunk(BinSeconds).Take(Bins).Select(chunk => chunk.Average())) && level.Peaks.SequenceEqual(peaks);

            void Second()
            {
                if (now < 0)
                    return;
                slow.Add(level.Level);
                if (now / BinSeconds < Bins)
                    peaks[now / BinSeconds] = Math.Max(peaks[now / BinSeconds], level.Level);
            }
        });

    [Fact]
    public void RecentMaximum_IsTheLargestOfTheWindow() => ForAny(
        (from gap in Gen.Choose(1, 30) from value in Gen.Choose(0, 9) select (gap, value)).ListOf(),
        steps =>
        {
            var recent = new RecentMaximum(100);
            var seen = new List<(double Time, int Value)>();
            return steps.All(step =>
            {
                seen.Add(((seen.Count == 0 ? 0 : seen[^1].Time) + step.gap, step.value));
                return recent.Add(seen[^1].Time, step.value) == seen.Where(one => one.Time >= seen[^1].Time - 100).Max(one => one.Value);
            });
        });

    [Fact]
    public void Board_FindsTheInstanceWithTheFewestJobs() => ForAny(
        Gen.Choose(0, 20).ListOf(),
        steps =>
        {
            const int Slots = 3;
            var board = new SlotBoard(Slots);
            var jobs = new Dictionary<int, int>();
            var count = 0;
            return steps.All(step =>
            {
                switch (step % 4)
                {
                    case 0:
                        board.Add(count);
                        jobs.Add(count++, 0);
                        return true;
                    case 1 when jobs.Count > 0:
                        var gone = jobs.Keys.ElementAt(step % jobs.Count);
                        board.Remove(gone);
                        return jobs.Remove(gone);
                    case 2 when jobs.Values.Any(number => number > 0):
                        var done = jobs.First(one => one.Value > 0).Key;
                        board.Release(done);
                        jobs[done]--;
                        return true;
                    default:
                        var taken = board.Take();
                        var least = jobs.Values.Where(number => number < Slots).DefaultIfEmpty(-1).Min();
                        if (taken < 0)
                            return least < 0;
                        return jobs[taken]++ == least;
                }
            });
        });

    private static void ForAny<T>(Gen<T> gen, Func<T, bool> holds) => Check.One(Cases, Prop.ForAll(gen.ToArbitrary(), holds));
}
