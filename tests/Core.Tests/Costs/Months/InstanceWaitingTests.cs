using GenreFunctions.Costs.Months;

namespace GenreFunctions.Tests.Costs.Months;

/// <summary>The closed form against songs that are played one by one.</summary>
public sealed class InstanceWaitingTests
{
    /// <summary>So many songs that figures are off by half a percent; those below are off by four deviations at most.</summary>
    private const int Songs = 400_000;

    // Songs a month, seconds a song, cooldown, minimum.
    [Theory]
    [InlineData(500, 20, 300, 0)]
    [InlineData(8_760, 1, 300, 0)]
    [InlineData(50_000, 10, 300, 0)]
    [InlineData(50_000, 10, 60, 1)]
    [InlineData(100_000, 60, 0, 2)]
    public void Waiting_OfOneInstanceBeyondTheMinimumAtMost_IsWhatASimulationSees(double songs, double seconds, double cooldown, int minimum)
    {
        var (waited, dry, gone) = Simulate(songs, seconds, cooldown, minimum, lastReplica: minimum + 1);
        var closed = InstanceWaiting.Of(songs / BillingMonth.Seconds, seconds, cooldown, minimum);

        AssertNear(dry, closed.RunsDry);
        AssertNear(gone, closed.ScaleDowns);
        // What further instances wait, which the simulation leaves out here, is in the closed form: so it is no less.
        Assert.True(closed.Seconds >= waited * 0.98, $"{closed.Seconds} is less than {waited}.");
    }

    [Theory]
    [InlineData(1_000, 2, 300)]
    [InlineData(8_760, 0.5, 120)]
    [InlineData(200_000, 0.001, 30)]
    public void Waiting_WhereSongsHardlyMeet_IsExact(double songs, double seconds, double cooldown) =>
        AssertNear(Simulate(songs, seconds, cooldown, minimum: 0, lastReplica: 100).Waited, InstanceWaiting.Of(songs / BillingMonth.Seconds, seconds, cooldown, 0).Seconds);

    // With many songs at a time the closed form is the most: never less than the simulation, and half as much again where cooldowns are as short as songs.
    [Theory]
    [InlineData(100_000, 30, 300, 0)]
    [InlineData(100_000, 30, 300, 2)]
    [InlineData(1_000_000, 10, 300, 1)]
    [InlineData(1_000_000, 30, 60, 0)]
    public void Waiting_OfManyInstances_IsTheMost(double songs, double seconds, double cooldown, int minimum)
    {
        var waited = Simulate(songs, seconds, cooldown, minimum, lastReplica: 100).Waited;

        Assert.InRange(InstanceWaiting.Of(songs / BillingMonth.Seconds, seconds, cooldown, minimum).Seconds, waited * 0.99, waited * 1.5);
    }

    [Fact]
    public void Waiting_WithoutSongs_IsTheMinimum_AndNothingElse()
    {
        Assert.Equal(new InstanceWaiting(3.0 * BillingMonth.Seconds, 0, 0), InstanceWaiting.Of(0, 5, 300, 3));
        Assert.Equal(new InstanceWaiting(0, 0, 0), InstanceWaiting.Of(0, 5, 300, 0));
    }

    [Fact]
    public void Waiting_OfRareSongs_IsACooldownEach() =>
        Assert.Equal(300, InstanceWaiting.Of(1.0 / BillingMonth.Seconds, 1, 300, 0).Seconds, tolerance: 0.02);

    // Ten thousand songs at a time keep ten thousand instances busy; of twelve thousand, two thousand wait.
    [Theory]
    [InlineData(12_000, 2_000)]
    [InlineData(8_000, 0)]
    public void Waiting_OfThousandsOfInstances_IsTheirSurplus(int minimum, double surplus) =>
        Assert.Equal(surplus, InstanceWaiting.Of(1_000, 10, 0, minimum).Seconds / BillingMonth.Seconds, tolerance: 0.001);

    private static void AssertNear(double simulated, double closed) => Assert.InRange(closed, simulated * 0.98, simulated * 1.02);

    /// <summary>
    /// Songs at random, each for a random time, one after another: how long each instance is up without being needed. The k-th is needed while there are k songs, and is up
    /// until it has not been needed for the cooldown.
    /// </summary>
    private static (double Waited, double RunsDry, double Gone) Simulate(double songs, double seconds, double cooldown, int minimum, int lastReplica)
    {
        var random = new Random(20_261_121);
        var (perSecond, now, dry, gone) = (songs / BillingMonth.Seconds, 0.0, 0L, 0L);
        var ends = new PriorityQueue<double, double>();
        var (waited, freeSince) = (new double[lastReplica + 1], new double[lastReplica + 1]);
        for (var song = 0; song < Songs; song++)
        {
            var arrives = now + (-Math.Log(1 - random.NextDouble()) / perSecond);
            while (ends.TryPeek(out _, out var end) && end <= arrives)
            {
                if (ends.Count <= lastReplica)
                    freeSince[ends.Count] = end;
                ends.Dequeue();
                if (ends.Count == 0)
                    dry++;
            }

            now = arrives;
            var taken = ends.Count + 1;
            if (taken <= lastReplica)
            {
                var gap = now - freeSince[taken];
                waited[taken] += taken <= minimum ? gap : Math.Min(gap, freeSince[taken] > 0 ? cooldown : 0);
                gone += taken == 1 && minimum == 0 && gap > cooldown && cooldown > 0 ? 1 : 0;
            }

            var ending = now + (-Math.Log(1 - random.NextDouble()) * seconds);
            ends.Enqueue(ending, ending);
        }

        var scale = BillingMonth.Seconds / now;
        return (waited.Sum() * scale, dry * scale, gone * scale);
    }
}
