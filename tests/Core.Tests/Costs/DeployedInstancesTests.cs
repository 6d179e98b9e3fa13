using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>Instances against the parameters that azd deploys them with. What the templates make of those is for the rules in tests/Infra.Tests.</summary>
public sealed class DeployedInstancesTests
{
    [Theory]
    [InlineData("flex", "flexMaximumInstances", "flexAlwaysReady")]
    [InlineData("premium", "premiumMaximumInstances", "premiumMinimumInstances")]
    [InlineData("container-apps", "containerMaximumReplicas", "containerMinimumReplicas")]
    [InlineData("container-apps-gpu-t4", "containerMaximumReplicas", "containerMinimumReplicas")]
    [InlineData("container-apps-gpu-a100", "containerMaximumReplicas", "containerMinimumReplicas")]
    public void Limits_AreThoseOfTheParameters(string plan, string most, string least) =>
        Assert.Equal((DeployedParameters.Number(most), DeployedParameters.Number(least)), (DeployedInstances.Most[plan], DeployedInstances.Least[plan]));

    [Fact]
    public void Sizes_AreThoseOfTheParameters() => Assert.Equal(
        (DeployedParameters.Number("containerVcpus"), DeployedParameters.Number("flexInstanceMemoryMb")), (DeployedInstances.ContainerVcpus, new PlanOptions().FlexMemoryMb));

    [Fact]
    public void EveryPlan_HasLimits() => Assert.All([DeployedInstances.Most, DeployedInstances.Least], limits => Assert.Equal(BillingPlans.Names.Order(), limits.Keys.Order()));

    // Cores and memory by Azure's pages; at a time by infra/main.bicep; side by side by the cores.
    [Theory]
    [InlineData("flex", "EP1", 1, 2, 2, 1)]
    [InlineData("premium", "EP1", 1, 3.5, 2, 1)]
    [InlineData("premium", "EP2", 2, 7, 2, 2)]
    [InlineData("premium", "EP3", 4, 14, 4, 4)]
    [InlineData("container-apps", "EP1", 2, 4, 2, 2)]
    [InlineData("container-apps-gpu-t4", "EP1", 8, 56, 8, 8)]
    [InlineData("container-apps-gpu-a100", "EP1", 24, 220, 24, 24)]
    [InlineData("local", "EP1", 3, 0, 3, 3)]
    public void Size_SaysWhatAnInstanceHas_AndDoesAtATime(string plan, string premium, double vcpus, double memoryGib, int activities, int sideBySide)
    {
        var sizes = new PlanOptions { PremiumSize = premium, ContainerVcpus = 2, ContainerMemoryGib = 4, Cores = 3 };
        var size = InstanceSizes.Of(plan, sizes);

        Assert.Equal(new InstanceSize((decimal)vcpus, (decimal)memoryGib), size);
        Assert.Equal(activities, DeployedInstances.ActivitiesAtATime(size));
        Assert.Equal((sideBySide, 5), (DeployedInstances.AsDeployed(plan, sizes, null).SideBySide, DeployedInstances.AsDeployed(plan, sizes, 5).SideBySide));
    }

    [Theory]
    [InlineData(512, 0.25, 0.5)]
    [InlineData(4096, 2, 4)]
    public void Flex_HasCoresByItsMemory(int megabytes, double vcpus, double memoryGib) =>
        Assert.Equal(new InstanceSize((decimal)vcpus, (decimal)memoryGib), InstanceSizes.Of("flex", new PlanOptions { FlexMemoryMb = megabytes }));

    [Fact]
    public void Size_ThatIsNotThere_IsRefused()
    {
        Assert.StartsWith("Premium instances are EP1, EP2 and EP3, not 'EP4'.", Assert.Throws<ArgumentException>(() => InstanceSizes.Premium("EP4")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no plan 'y1'; there are flex, ", Assert.Throws<ArgumentException>(() => InstanceSizes.Of("y1", new PlanOptions())).Message, StringComparison.Ordinal);
    }
}
