using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Hosting.Scaling;

namespace GenreFunctions.Tests.Simulation;

/// <summary>What every scaler decides, worked by hand.</summary>
public sealed class ScalerTests
{
    [Fact]
    public void ContainerApps_GoUpBySteps_AndDownWhenNothingWasWantedForFiveMinutes() => AssertDecides(
        new ContainerAppsScaler(ContainerAppsScaler.DocumentedPollingSeconds),
        [
            (0, 100, 1), (30, 100, 4), (60, 100, 8), (90, 100, 16), (120, 100, 32), (150, 100, 64), (180, 100, 100),
            (210, 5, 100), (450, 5, 100), (480, 5, 100), (510, 5, 5), (540, 0, 5), (810, 0, 5), (840, 0, 0), (870, 2, 1), (900, 2, 2), (930, 3, 3),
        ]);

    [Fact]
    public void Functions_AddFourAtATime_AndNoMoreForHalfAMinute() => AssertDecides(
        new FunctionsScaler(FunctionsScaler.DocumentedSpacingSeconds),
        [
            (0, 0, 0), (1, 3, 3), (2, 9, 3), (30, 9, 3), (31, 9, 7), (60, 9, 7), (61, 9, 9), (62, 1, 9), (361, 1, 9), (362, 1, 1), (363, 0, 1), (662, 0, 1), (663, 0, 0),
            (664, 1, 1),
        ]);

    [Fact]
    public void Fixed_StaysAsItIs() => AssertDecides(new FixedScaler(), [(0, 5, 0), (1, 0, 0)]);

    [Theory]
    [InlineData("flex", 1, 2, 0, 100)]
    [InlineData("premium", 1, 2, 1, 20)]
    [InlineData("container-apps", 1, 2, 1, 10)]
    [InlineData("container-apps-gpu-t4", 8, 8, 1, 10)]
    [InlineData("container-apps-gpu-a100", 24, 24, 1, 10)]
    [InlineData("local", 1, 2, 1, 1)]
    public void Plan_HasTheShapeThatIsDeployed(string plan, double cores, int slots, int minimum, int maximum)
    {
        var shape = HostShapes.Of(plan, new PlanOptions(), new HostOptions());

        Assert.Equal((cores, slots, minimum, maximum), (shape.Cores, shape.ActivitySlots, shape.Minimum, shape.Maximum));
        Assert.Equal(plan == "flex", shape.SeparateTriggers);
    }

    [Fact]
    public void Plan_TakesWhatWasGiven()
    {
        var options = new HostOptions { MaximumInstances = 40, ActivitiesPerInstance = 3, ColdStartSeconds = 7 };

        var shape = HostShapes.Of("premium", new PlanOptions { PremiumSize = "EP3", MinimumInstances = 5 }, options);

        Assert.Equal((4, 3, 5, 40, 7), (shape.Cores, shape.ActivitySlots, shape.Minimum, shape.Maximum, shape.ColdStartSeconds));
        Assert.Equal(4, HostShapes.Of("premium", new PlanOptions { PremiumSize = "EP3" }, new HostOptions()).ActivitySlots);
        Assert.Equal(0.25, HostShapes.Of("flex", new PlanOptions { FlexMemoryMb = 512 }, options).Cores);
    }

    [Fact]
    public void Plan_WithAMaximumBelowTheMinimum_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => HostShapes.Of("flex", new PlanOptions { MinimumInstances = 5 }, new HostOptions { MaximumInstances = 4 }));

        Assert.Contains("4 instances at most are fewer than the 5 that always run", fault.Message, StringComparison.Ordinal);
    }

    // Instances become what was decided.
    private static void AssertDecides(IScaler scaler, (double Time, int Wanted, int Decided)[] table)
    {
        var instances = 0;
        foreach (var (time, wanted, decided) in table)
        {
            instances = scaler.Decide(time, instances, wanted);
            Assert.True(decided == instances, $"At {time} s, when {wanted} were wanted, there are {instances}, not {decided}.");
        }
    }
}
