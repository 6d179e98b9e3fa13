using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Tests.Simulation;

public sealed class LimitTests
{
    [Fact]
    public void Bucket_GivesASecondsWorthAtOnce_AndThenAtItsRate()
    {
        var bucket = new TokenBucket(10);

        Assert.Equal([0, 0, 0.1, 0.2], new[] { 9.0, 1, 1, 1 }.Select(amount => bucket.Take(now: 5, amount)), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(0, bucket.Take(now: 6.3, 1), 1e-9);
        // After a pause there is a second's worth and no more.
        Assert.Equal(0.5, bucket.Take(now: 100, 15), 1e-9);
    }

    [Fact]
    public void Bucket_OfAHigherRate_GivesNothingLater_ToTheSameSchedule()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var (low, high, now) = (new TokenBucket(3), new TokenBucket(3 + random.NextDouble()), 0.0);
            for (var request = 0; request < 100; request++)
            {
                now += random.NextDouble();
                var amount = 5 * random.NextDouble();
                Assert.True(high.Take(now, amount) <= low.Take(now, amount) + 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("Actions", 30, 10)]
    [InlineData("StorageRequests", 60, 12)]
    [InlineData("Events", 8, 8)]
    public void Overload_IsTaggedAtTheRateOfTheLimit(string resource, double limit, double songsPerSecond)
    {
        const int Songs = 20_000;
        // One song is 3 actions; here it makes 5 requests, and each song is one event.
        var work = new SongWork { Prepare = new ExecutionWork(0, 1e-4, new ResourceUse(Resource.StorageRequests, 5)), Upload = [new ResourceUse(Resource.Events, 1)] };

        var run = Simulations.Queue(Simulations.Fixed(100, slots: 1000), rate: 1000, Songs, _ => work, new SharedLimit("", "", limit, Origin.Given, "", Enum.Parse<Resource>(resource)));

        Assert.InRange(Songs / run.EndedAt / songsPerSecond, 0.999, 1.002);
        Assert.Equal(Songs * limit / songsPerSecond, run.Shared.Totals.Single().Used, 1e-6);
    }

    [Theory]
    [InlineData(1, 3, 0.2, 0.0, 15)]
    [InlineData(2, 3, 0.2, 0.0, 15)]
    [InlineData(4, 2, 0.0, 0.1, 80)]
    public void Overload_IsTaggedAtTheRateOfTheInstances(int slots, int instances, double cpu, double wait, double songsPerSecond)
    {
        const int Songs = 5_000;
        var host = Simulations.Fixed(instances, slots: slots);
        var work = Simulations.Work(cpu, wait);

        var run = Simulations.Queue(host, rate: 1000, Songs, _ => work);

        Assert.Equal(songsPerSecond, host.SongsPerSecond(work.CpuSeconds, work.SlotSeconds), 1e-9);
        Assert.InRange(Songs / run.EndedAt / songsPerSecond, 0.999, 1.001);
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(1, 95)]
    public void Deployment_Overloaded_IsTaggedAtTheRateOfTheScheduler(int schedulerUnits, double songsPerSecond)
    {
        // Ten times as much in a minute as it can take, on more instances than it needs. A song of four minutes in batches of ten is 21 actions.
        var deployment = new Deployment
        {
            Plan = "flex",
            Host = new() { MaximumInstances = 2000, ScaleSeconds = 0.1, ColdStartSeconds = 0 },
            Limits = new LimitOptions { SchedulerUnits = schedulerUnits },
            SegmentsPerActivity = 10,
        };
        var workload = new Workload { SongsPerDay = 20_000, Profile = ArrivalProfile.Batch, WithinMinutes = 1, Spread = 0 };

        var result = Simulations.Of(workload, deployment);

        Assert.Equal("Durable Task Scheduler", result.Limits[0].Name);
        Assert.InRange(result.Limits[0].SongsPerSecond!.Value, songsPerSecond - 0.5, songsPerSecond + 0.5);
        // The last song to come waited for all the others, and no song much longer; at the beginning instances are too few.
        Assert.InRange(result.Songs / (result.Latency.Longest * songsPerSecond), 0.8, 1.35);
    }

    [Fact]
    public void Deployment_WithOtherServices_HasTheirLimits()
    {
        var limits = new LimitOptions { SchedulerUnits = 2, AutoscaleRequestUnits = 4000, LargeStorageRegion = true };

        var result = Simulations.Of(new Workload { SongsPerDay = 1000, Hours = 0.1 }, new Deployment { Plan = "flex", Limits = limits });

        Assert.Equal(4000, Rate("actions"));
        Assert.Equal(40_000, Rate("requests"));
        Assert.Equal(7.5e9, Rate("bytes in"));
        Assert.Equal(25e9, Rate("bytes out"));
        var database = result.Limits.Single(limit => limit.Unit == "request units");
        Assert.Equal((4000, 45), (database.RatePerSecond, database.PerSong));

        double Rate(string unit) => result.Limits.Single(limit => limit.Unit == unit).RatePerSecond;
    }
}
