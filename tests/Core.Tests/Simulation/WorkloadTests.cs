using GenreFunctions.Learning.Networks;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Tests.Simulation;

public sealed class WorkloadTests
{
    private const int Many = 200_000;

    [Fact]
    public void Even_HasTheRateAllDay_AndGapsLikeAPoissonProcess()
    {
        var times = Times(new Workload { SongsPerDay = Many });

        var byHour = times.Where(time => time >= 0).GroupBy(time => (int)(time / 3600)).ToDictionary(hour => hour.Key, hour => hour.Count());
        // An hour has 8,333 on average; four standard deviations are 365.
        Assert.Equal(24, byHour.Count);
        Assert.All(byHour.Values, count => Assert.InRange(count, 7960, 8710));
        var gaps = times.Zip(times.Skip(1), (one, next) => next - one).ToArray();
        // Exponential: the deviation is the mean.
        Assert.InRange(Math.Sqrt(gaps.Average(gap => gap * gap) - Math.Pow(gaps.Average(), 2)) / gaps.Average(), 0.98, 1.02);
    }

    [Theory]
    [InlineData(2.0, 14)]
    [InlineData(1.5, 3)]
    public void Day_RisesToThePeak_AndFallsAsFarBelowTheMean(double peak, double hour)
    {
        var times = Times(new Workload { SongsPerDay = Many, Profile = ArrivalProfile.Day, PeakToMean = peak, PeakHour = hour });

        // The half hours around the peak and around the trough, of 4,167 songs on average.
        Assert.InRange(Around(hour) / (Many / 24.0), peak - 0.06, peak + 0.06);
        Assert.InRange(Around((hour + 12) % 24) / (Many / 24.0), 2 - peak - 0.06, 2 - peak + 0.06);
        Assert.InRange(times.Count(time => time >= 0), Many - 2000, Many + 2000);

        double Around(double at) => times.Count(time => time >= 0 && Math.Abs(time - (at * 3600)) <= 1800);
    }

    [Fact]
    public void Batch_HasEverySong_InOrderAndInTime()
    {
        var times = Times(new Workload { SongsPerDay = 50_000, Profile = ArrivalProfile.Batch, PeakHour = 3, WithinMinutes = 30 });

        Assert.Equal(50_000, times.Count);
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], 3 * 3600, (3 * 3600) + 1);
        Assert.InRange(times[^1], (3.5 * 3600) - 1, 3.5 * 3600);
        // Uniform: the middle one is in the middle.
        Assert.InRange(times[25_000], (3.25 * 3600) - 20, (3.25 * 3600) + 20);
    }

    [Fact]
    public void Batch_OfOneSong_ComesAtAnyMomentOfIt()
    {
        var times = Enumerable.Range(0, 2000).Select(seed => Times(new Workload { SongsPerDay = 1, Profile = ArrivalProfile.Batch, PeakHour = 0, WithinMinutes = 1, Seed = seed }).Single()).ToArray();

        // Uniform over 60 s: mean 30, and three standard errors are 1.2.
        Assert.InRange(times.Average(), 28.8, 31.2);
    }

    [Theory]
    [InlineData(240, 0.3)]
    [InlineData(240, 0)]
    [InlineData(30, 0.6)]
    public void Lengths_HaveTheMeanAndTheSpread(double mean, double spread)
    {
        var lengths = new SongLengths(mean, spread, new RandomSource(3));
        var all = Enumerable.Range(0, Many).Select(_ => (double)lengths.Next()).ToArray();

        Assert.InRange(all.Average() / mean, 0.99, 1.01);
        var logs = all.Select(length => Math.Log(length)).ToArray();
        Assert.InRange(Math.Sqrt(Math.Max(0, logs.Average(log => log * log) - Math.Pow(logs.Average(), 2))), spread - 0.01, spread + 0.01);
    }

    [Fact]
    public void Lengths_StayWithinWhatTheServiceReads()
    {
        var lengths = new SongLengths(3600, 2, new RandomSource(3));

        Assert.All(Enumerable.Repeat(lengths, 20_000).Select(source => source.Next()), length => Assert.InRange(length, 3, 21_600));
    }

    [Theory]
    [InlineData(0, "Songs a day: 0 is not above 0")]
    [InlineData(double.NaN, "Songs a day: NaN is not above 0")]
    public void SongsADay_OutOfRange_AreRefused(double songs, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => new Workload { SongsPerDay = songs }.Check()).Message, StringComparison.Ordinal);

    [Fact]
    public void PartOfADay_ThatIsNotEven_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Workload { SongsPerDay = 1, Hours = 2, Profile = ArrivalProfile.Day }.Check());

    [Fact]
    public void Batch_OverMidnight_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Workload { SongsPerDay = 1, PeakHour = 23.5, WithinMinutes = 31, Profile = ArrivalProfile.Batch }.Check());

    private static List<double> Times(Workload workload) => [.. ArrivalTimes.Of(workload, new RandomSource(workload.Seed))];
}
