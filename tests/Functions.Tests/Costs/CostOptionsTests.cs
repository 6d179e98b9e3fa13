using System.Diagnostics;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Tests.Support.Running;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Costs;

public sealed class CostOptionsTests
{
    [Theory]
    [InlineData("Costs__Plan", "flexx")]
    [InlineData("Costs__Plan", "Flex")]
    [InlineData("Costs__FlexMemoryMb", "1024")]
    [InlineData("Costs__FlexMemoryMb", "02048")]
    [InlineData("Costs__PremiumSize", "EP9")]
    [InlineData("Costs__ContainerVcpus", "0")]
    [InlineData("Costs__ContainerMemoryGib", "0")]
    [InlineData("Costs__ContainerMemoryGib", "-1")]
    [InlineData("Costs__MinimumInstances", "-1")]
    [InlineData("Costs__SideBySide", "0")]
    [InlineData("Costs__Cores", "0")]
    [InlineData("Costs__MachineHour", "1000001")]
    [InlineData("Costs__MachineHour", "0,10")]
    [InlineData("Costs__MonthlyBudget", "-5")]
    [InlineData("Costs__MonthlyBudget", "1000000001")]
    public void Setting_OutOfRange_IsNamedWhateverThePlan(string name, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Options((name, value)));
        Assert.StartsWith($"The setting {name} is '{value}', where ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Premium_WithoutAnInstance_NamesTheMinimum()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Options(("Costs__Plan", "premium"), ("Costs__MinimumInstances", "0")));
        Assert.StartsWith("The setting Costs__MinimumInstances is '0', where ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_AtTheirEnds_AreTaken()
    {
        var options = Options(("Costs__MachineHour", "1000000"), ("Costs__MonthlyBudget", "1000000000"), ("Costs__ContainerVcpus", "0.25"), ("Costs__FlexMemoryMb", "4096"), ("Costs__PremiumSize", "EP3"));
        Assert.Equal(1_000_000_000m, options.MonthlyBudget);
        Assert.Equal((0.25m, 4096, "EP3"), (options.PlanOptions.ContainerVcpus, options.PlanOptions.FlexMemoryMb, options.PlanOptions.PremiumSize));
        Assert.EndsWith("+machine-hour-1000000", options.Prices.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_WithABadSetting_EndsWithOneSentence()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(BuiltProgram.Dotnet, [typeof(CostOptions).Assembly.Location, "--data", folder.Path, "--port", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["Costs__Plan"] = "none";
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal("The setting Costs__Plan is 'none', where one of flex, premium, container-apps, container-apps-gpu-t4, container-apps-gpu-a100, local is expected.\n", error.ReplaceLineEndings("\n"));
        Assert.Equal((1, ""), (program.ExitCode, await output));
    }

    private static CostOptions Options(params (string Name, string Value)[] settings) => CostOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value))).Build());
}
