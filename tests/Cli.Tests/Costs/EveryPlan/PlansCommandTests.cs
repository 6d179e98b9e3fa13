using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Tests.Costs.EveryPlan;

public sealed class PlansCommandTests
{
    [Fact]
    public void Plans_ShowsEveryPlan_CompleteOrNot_TheCheapestFirst()
    {
        var run = ProgramRun.Genre("costs", "plans", "--song-length", "30", "--measured-seconds", "2");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(BillingPlans.Names, name => Assert.Matches($"(?m)^  {name} ", run.Output));
        // Four executions, of which one takes two seconds: (1 + 1 + 1 + 2) s x 2 GB x 0.000026 and 4 x 0.0000004 against two seconds of a vCPU and two GiB. All
        // else is the same on both plans.
        Assert.Equal(0.00026m + 0.0000016m - (2 * 0.00003m), Song("flex") - Song("container-apps"));
        Assert.Equal(2 * (0.000433m - 0.00003m), Song("container-apps-gpu-t4") - Song("container-apps"));
        Assert.Matches(@"(?m)^  premium .* 5\.1852$", run.Output);
        Assert.Matches(@"(?m)^  container-apps-gpu-t4 .* 0\.1299$", run.Output);
        Assert.Matches("(?m)^  local +not known +not known +not known$", run.Output);
        Assert.Contains("Not priced: durable.actions.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not priced: local.machine.", run.Output, StringComparison.Ordinal);
        var lines = run.Lines.ToList();
        Assert.True(lines.FindIndex(line => line.StartsWith("  container-apps ", StringComparison.Ordinal)) < lines.FindIndex(line => line.StartsWith("  flex", StringComparison.Ordinal)));

        decimal Song(string plan) => decimal.Parse(Regex.Match(run.Output, $@"(?m)^  {plan} +at least ([\d.]+) ").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Json_HasTheLinesOfEveryPlan_InTheSizesAskedFor()
    {
        var run = ProgramRun.Genre(
            "costs", "plans", "--measured-seconds", "2", "--json", "--machine-hour", "3.6", "--memory", "512", "--premium-size", "EP3", "--container-vcpus", "0.5",
            "--container-memory", "1", "--side-by-side", "2", "--minimum-instances", "3", "--cores", "4");

        var plans = JsonDocument.Parse(run.Output).RootElement.GetProperty("plans").EnumerateArray().ToDictionary(plan => plan.GetProperty("plan").GetString()!);
        // Two seconds: on 4 cores half a second of 0.001; on EP3, two at a time, a second of 4 vCPUs; on half a vCPU half a second of it.
        Assert.Equal(0.0005m, plans["local"].GetProperty("song").GetProperty("cost").GetDecimal());
        Assert.True(plans["local"].GetProperty("song").GetProperty("complete").GetBoolean());
        Assert.Equal(4m, Quantity("premium", "song", "Premium vCPU Duration"));
        Assert.Equal(0.5m, Quantity("container-apps", "song", "Standard vCPU Active Usage"));
        Assert.Equal(1m, Quantity("container-apps-gpu-t4", "song", "Standard NC T4 v3 GPU Usage"));
        // Three executions of a second and one of two, with half a GB; and three instances all day.
        Assert.Equal(2.5m, Quantity("flex", "song", "Flex Consumption On Demand Execution Time"));
        Assert.Equal(3 * 86_400 * 0.5m, Quantity("flex", "dayWithoutSongs", "Flex Consumption Always Ready Baseline"));
        Assert.Equal(3 * 86_400 * 4m, Quantity("premium", "dayWithoutSongs", "Premium vCPU Duration"));
        Assert.Equal(3 * 86_400 * 0.5m, Quantity("container-apps", "dayWithoutSongs", "Standard vCPU Idle Usage"));

        decimal Quantity(string plan, string cost, string meter) => plans[plan].GetProperty(cost).GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("SkuMeter").GetString() == meter).Sum(line => line.GetProperty("ConsumedQuantity").GetDecimal());
    }

    [Theory]
    [InlineData(10, 22)] // Eight batches of 0.25 s, and what is around them: a second each.
    [InlineData(80, 5)] // One of two seconds, and three others.
    public void SegmentsPerActivity_AreAsGiven(int segments, int billedSeconds)
    {
        var run = ProgramRun.Genre("costs", "plans", "--measured-seconds", "2", "--json", "--memory", "512", "--segments-per-activity", $"{segments}");

        var flex = JsonDocument.Parse(run.Output).RootElement.GetProperty("plans").EnumerateArray().Single(plan => plan.GetProperty("plan").GetString() == "flex");
        var time = flex.GetProperty("song").GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("SkuMeter").GetString() == "Flex Consumption On Demand Execution Time");
        Assert.Equal(billedSeconds * 0.5m, time.GetProperty("ConsumedQuantity").GetDecimal());
    }

    [Fact]
    public void Song_IsMeasured_AndSoIsItsDuration()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("song.wav", SongBytes.Wav(seconds: 4));

        var run = ProgramRun.Genre("costs", "plans", path, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((4m, 1), (report.GetProperty("audioSeconds").GetDecimal(), report.GetProperty("segments").GetInt32()));
        Assert.True(report.GetProperty("computeSeconds").GetDecimal() > 0);
        Assert.StartsWith("measured", report.GetProperty("origin").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/song.mp3", "There is no song '/no/such/song.mp3'.")]
    [InlineData("/dev/null", "The song '/dev/null' cannot be measured: ")]
    [InlineData("song.wav --song-length 30", "Choose one of a song, which is measured, and --song-length")]
    [InlineData("--measured-seconds 1 --model m", "Choose one of --measured-seconds, which is taken as it is, and --model")]
    [InlineData("--premium-size EP9", "Premium instances are EP1, EP2 and EP3, not 'EP9'.")]
    [InlineData("--container-vcpus 0", "--container-vcpus is 0, but has to be between 0.01 and 1000.")]
    [InlineData("--minimum-instances 0", "A Premium plan has 1 instance at least, not 0.")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(["costs", "plans", .. arguments.Split(' ')]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Case_TakesTheSizesOfItsPlan()
    {
        var small = ProgramRun.Genre("costs", "case", "--plan", "premium", "--measured-seconds", "2", "--json");
        var large = ProgramRun.Genre("costs", "case", "--plan", "premium", "--premium-size", "EP2", "--side-by-side", "4", "--measured-seconds", "2", "--json");

        // Twice the instance, for a quarter of the time.
        Assert.Equal(Instance(small) / 2, Instance(large));

        static decimal Instance(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("service").GetProperty("song").GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("SkuMeter").GetString()!.StartsWith("Premium", StringComparison.Ordinal)).Sum(line => line.GetProperty("ListCost").GetDecimal());
    }
}
