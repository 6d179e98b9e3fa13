using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Tests.Simulation;

/// <summary>One song, step by step: times that can be added up by hand.</summary>
public sealed class SongCourseTests
{
    // Every execution waits for a second and computes nothing.
    private static readonly ExecutionWork Second = new(1, 0);

    private static readonly SongWork Song = new() { Prepare = Second, Batches = 7, Score = Second, LastScore = Second, Discard = Second, Record = Second };

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    public void Batches_SoManyAtATime_TakeTheirRounds_AndCountOnce(int batchesInFlight, int rounds)
    {
        var run = Run(Song, batchesInFlight);

        // Prepare, the rounds, discard, record. What runs side by side is working once.
        Assert.Equal(rounds + 3, run.Latency.Longest, 1e-9);
        Assert.Equal(rounds + 3, run.Working.Longest, 1e-9);
        Assert.Equal(0, run.Waiting.Longest, 1e-9);
    }

    [Fact]
    public void Limits_OfSeveralThings_AreWaitedForAtTheSameTime()
    {
        SharedLimit[] limits =
        [
            new("reads", "", 1, Origin.Given, "", Resource.StorageRequests),
            new("bytes", "", 1, Origin.Given, "", Resource.StorageEgress),
        ];
        var song = new SongWork { Prepare = new ExecutionWork(0, 0, new ResourceUse(Resource.StorageRequests, 4), new ResourceUse(Resource.StorageEgress, 6)) };

        // One second's worth is there at once.
        Assert.Equal(5, Run(song, 1, limits).Latency.Longest, 1e-9);
    }

    private static RunStatistics Run(SongWork song, int batchesInFlight, params SharedLimit[] limits) =>
        new ServiceSimulation(new SimulationInput { Host = Simulations.Fixed(1, slots: 100), Limits = limits, BatchesInFlight = batchesInFlight, WindowSeconds = 60 })
            .Run([new SongArrival(1, song)]);
}
