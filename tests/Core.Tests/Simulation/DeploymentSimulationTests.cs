using System.Text.RegularExpressions;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Workloads;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Tests.Simulation;

/// <summary>Whole deployments, and what they cost.</summary>
public sealed class DeploymentSimulationTests
{
    private static readonly Workload QuarterHour = new() { SongsPerDay = 100_000, Hours = 0.25, Spread = 0, MeanSeconds = 30 };

    [Fact]
    public void Flex_SongsOfLessThanASecondAnExecution_CostWhatASongCosts()
    {
        var result = Simulations.Of(QuarterHour, new Deployment { Plan = "flex" }, seconds: 0.3m);

        var song = new SongCosting(PriceBook.Embedded, new FlexPlan()).Of(new MeasuredSong(30, 0.3m).Meters(default));
        // Every line is rounded at 15 decimals; there are as many as songs.
        Assert.Equal(song.KnownCost * result.Songs, result.Cost.Songs.KnownCost, 9);
        Assert.Equal(song.KnownCost, result.Cost.PerSong!.Value, 12);
        Assert.Equal(0, result.Cost.IdlePerDay);
        Assert.Equal(result.Cost.PerDay, 96 * result.Cost.Songs.KnownCost);
        Assert.Equal(result.Cost.PerMonth, 30.4m * result.Cost.PerDay);
        Assert.False(result.Cost.IsComplete);
        Assert.Equal(["durable.actions"], result.Cost.Unpriced.Select(use => use.Key));
    }

    [Fact]
    public void Premium_WithFewSongs_ChargesThemWhatTheyRan_AndTheRestToWaiting()
    {
        var result = Simulations.Of(QuarterHour with { SongsPerDay = 1000 }, new Deployment { Plan = "premium" }, seconds: 0.3m);

        // A song of 30 s is one activity, and a fraction of a second of one of the two instances that are there at a time.
        Assert.InRange(result.Cost.SongsPerDay!.Value, 0.0001m, result.Cost.IdlePerDay!.Value / 10);
    }

    [Fact]
    public void Local_CostsTheMachine_WhateverItDoes()
    {
        var result = Simulations.Of(QuarterHour, new Deployment { Plan = "local", Sizes = new PlanOptions { Cores = 2 } });

        Assert.True(result.Cost.IsComplete);
        // 24 hours of 0.20, but for the seconds in which the last songs end.
        Assert.InRange(result.Cost.PerDay!.Value, 4.8m, 4.8m * 1.01m);
        Assert.InRange(result.ProcessorUtilization, 0.1, 0.2);
        Assert.Empty(result.Limits);
    }

    [Theory]
    [InlineData("premium")]
    [InlineData("container-apps-gpu-t4")]
    public void Instances_CostTheTimeThatTheyRan(string plan)
    {
        var result = Simulations.Of(QuarterHour with { MeanSeconds = 240, Spread = 0.3 }, new Deployment { Plan = plan });

        var vcpus = plan == "premium" ? 1 : 8;
        var seconds = result.Cost.Songs.Lines.Concat(result.Cost.Idle.Lines).Where(line => line.ConsumedUnit == "vCPU Seconds").Sum(line => line.ConsumedQuantity) / vcpus;
        Assert.Equal(result.Instances.RunningSeconds, (double)seconds, 1e-4);
    }

    [Fact]
    public void AlwaysReady_CostWhatTheyCost_AndSongsWaitForNoStart()
    {
        var few = new Workload { SongsPerDay = 50, Hours = 24 };
        var cold = Simulations.Of(few, new Deployment { Plan = "flex" });
        var warm = Simulations.Of(few, new Deployment { Plan = "flex", Sizes = new PlanOptions { MinimumInstances = 10 } });

        // The announcement's instances start from nothing either way; those of activities do not.
        Assert.True(warm.Latency.P50 <= cold.Latency.P50 - 9, $"{warm.Latency.P50} s is not 10 s less than {cold.Latency.P50}.");
        Assert.Equal(10 * 86_400 * 2 * 0.000004m, warm.Cost.IdlePerDay!.Value, 2);
    }

    [Fact]
    public void Seed_Another_GivesOtherSongs_AndTheSameGivesTheSame()
    {
        var deployment = new Deployment { Plan = "container-apps" };
        var (one, again, other) = (Simulations.Of(QuarterHour, deployment), Simulations.Of(QuarterHour, deployment), Simulations.Of(QuarterHour with { Seed = 2 }, deployment));

        Assert.Equal((one.Latency, one.Songs, one.Cost.PerDay, one.Instances), (again.Latency, again.Songs, again.Cost.PerDay, again.Instances));
        Assert.NotEqual(one.Latency, other.Latency);
    }

    [Fact]
    public void MoreSegmentsAnActivity_TakeFewerActions()
    {
        var songs = new Workload { SongsPerDay = 10_000, Hours = 0.25, Spread = 0 };
        var ten = Simulations.Of(songs, new Deployment { Plan = "flex", SegmentsPerActivity = 10 });
        var forty = Simulations.Of(songs, new Deployment { Plan = "flex", SegmentsPerActivity = 40 });

        // 80 segments: ten and seven batches, or forty and one.
        Assert.Equal(21, ten.Limits[0].PerSong);
        Assert.Equal(9, forty.Limits.Single(limit => limit.Unit == "actions").PerSong);
        Assert.Equal((22, 10), (ten.ExecutionsPerSong, forty.ExecutionsPerSong));
    }

    [Fact]
    public void Batches_AreThoseOfTheTemplates_AndOnOnesOwnMachineThoseOfTheCode()
    {
        var songs = new Workload { SongsPerDay = 10_000, Hours = 0.25, Spread = 0 };
        var code = Regex.Match(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "functions", "Tagging", "TaggingOptions.cs")), @"int SegmentsPerActivity \{ get; init; \} = (\d+);");

        // 80 segments, whole and in eight batches.
        Assert.Equal((4, 22), (Simulations.Of(songs, new Deployment { Plan = "premium" }).ExecutionsPerSong, Simulations.Of(songs, new Deployment { Plan = "local" }).ExecutionsPerSong));
        Assert.Equal($"{DeploymentSimulation.LocalSegmentsPerActivity}", code.Groups[1].Value);
    }

    [Fact]
    public void TooManySongs_ForOneMachine_AreSaidNotToKeepUp()
    {
        var result = Simulations.Of(new Workload { SongsPerDay = 1_000_000, Hours = 0.25 }, new Deployment { Plan = "local" });

        Assert.False(result.KeepsUp);
        Assert.Equal(result.Songs, result.Ended);
        // Those of half an hour before were in front of them. What the cores could do is not quite reached: now and then both activities wait.
        Assert.InRange(3 * result.Songs / ((1800 + result.PeriodSeconds) * result.Instances.SongsPerSecond), 0.85, 1);
    }

    [Fact]
    public void Batch_ScalesInAgain_BeforeTheDayIsCounted()
    {
        var result = Simulations.Of(new Workload { SongsPerDay = 2_000, Profile = ArrivalProfile.Batch, PeakHour = 12, WithinMinutes = 10 }, new Deployment { Plan = "container-apps" });

        Assert.Equal((2_000, 2_000, 86_400), (result.Songs, result.Ended, result.PeriodSeconds));
        Assert.Equal(1, result.Instances.P50);
        Assert.All(result.Course, at => Assert.True(at.StartSeconds is 12 * 3600 || at is { Instances: > 0.99 and < 1.01, MostBacklog: 0 }, $"{at}"));
    }

    [Fact]
    public void Run_CalledOff_Stops()
    {
        var simulation = new DeploymentSimulation(
            new Workload { SongsPerDay = Workload.MostSongsPerDay }, new Deployment { Plan = "flex" }, new MeasuredSong(240, 0.25m), PriceBook.Embedded);
        using var called = new CancellationTokenSource();

        // Called off from within, after it has begun.
        Assert.Throws<OperationCanceledException>(() => simulation.Run(_ => called.Cancel(), called.Token));
    }

    [Theory]
    [InlineData(0, 10, "Batches of a song at a time: 0")]
    [InlineData(8, 1001, "Segments of an activity: 1001")]
    public void Numbers_OutOfRange_AreRefused(int batches, int segments, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<ArgumentException>(() => Simulations.Of(QuarterHour, new Deployment { Plan = "flex", BatchesInFlight = batches, SegmentsPerActivity = segments })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(150, null, 151)]
    [InlineData(3, 3, 4)]
    [InlineData(null, 1, 2)]
    public void Flex_WithAllInstancesForSongs_HasOneMoreForAnnouncements(int? minimum, int? maximum, int limit)
    {
        var deployment = new Deployment { Plan = "flex", Sizes = new PlanOptions { MinimumInstances = minimum }, Host = new() { MaximumInstances = maximum } };

        var result = Simulations.Of(QuarterHour with { SongsPerDay = 3000 }, deployment);

        Assert.Equal((result.Songs, limit), (result.Ended, result.Instances.Limit));
        Assert.InRange(result.Instances.Most, 1, limit);
        // Announcements and songs do not take turns of five minutes.
        Assert.InRange(result.Latency.P50, 0, 60);
    }

    [Fact]
    public void Songs_ThatTakeTooLongForever_AreAnOverloadAndNoEndlessRun()
    {
        var fault = Assert.Throws<OverloadException>(() => Simulations.Of(QuarterHour, new Deployment { Plan = "local" }, seconds: 86_000));

        Assert.Matches("^Songs come so much faster than they are tagged that after 100 days [0-9,]+ songs would still wait for their tags: ", fault.Message);
    }
}
