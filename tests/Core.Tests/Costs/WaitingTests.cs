using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

public sealed class WaitingTests
{
    private static readonly DateTimeOffset Noon = CostSamples.Start;

    [Fact]
    public void Idle_GpuThatWaitsBetweenSongs_CostsTheWaitAndTheCooldowns()
    {
        // A song every four minutes keeps the replica up all the time; then it goes, after its cooldown.
        var hour = new CapacityMeters(Noon, Noon.AddHours(1), busySeconds: 15, scaleDowns: 1, waitedSeconds: 3_000);
        var idle = new SongCosting(PriceBook.Embedded, GpuPlan.T4()).OfIdle(hour);
        Assert.Equal(3_300, idle.Lines.Single(line => line.ConsumedUnit == "GPU Seconds").ConsumedQuantity);
    }

    [Fact]
    public void Cooldown_Plans_AreBilledForItWhereReplicasGo() => Assert.Equal(
        ["container-apps", "container-apps-gpu-a100", "container-apps-gpu-t4"],
        BillingPlans.Names.Where(name => BillingPlans.Create(name, new PlanOptions()).CooldownSeconds > 0).Order());

    [Fact]
    public void Capacity_NegativeWait_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CapacityMeters(Noon, Noon, busySeconds: 0, waitedSeconds: -1));
}
