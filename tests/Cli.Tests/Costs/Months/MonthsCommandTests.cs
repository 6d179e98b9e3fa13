using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenreFunctions.Cli.Tests.Costs.Months;

public sealed class MonthsCommandTests
{
    [Fact]
    public void Months_ShowEveryPlanOnAzure_TheCheapestFirst_AndWhatItRestsOn()
    {
        var run = Months("--songs", "0,1000");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(2, Regex.Count(run.Output, "(?m)^  plan "));
        // An EP1 all month is 157.72; a T4 730 x 3600 x (0.000073 + 8 x 0.000024 + 56 x 0.000003); what stands beside them is 12.76, and on Flex sweeps are executions.
        Assert.Matches(@"(?m)^  premium +0\.00 +157\.72 +0\.00 +12\.76 +170\.48 +-$", run.Output);
        Assert.Matches(@"(?m)^  container-apps-gpu-t4 +0\.00 +1,137\.92 +0\.00 +12\.76 +1,150\.69 +-$", run.Output);
        Assert.Matches(@"(?m)^  flex +0\.00 +0\.00 +0\.00 +8\.23 +8\.23 +-$", run.Output);
        Assert.Matches(@"(?m)^  flex .* at least 9\.64 +0\.009641$", run.Output);
        Assert.DoesNotContain("  local", run.Output, StringComparison.Ordinal);
        Assert.Contains("  Not priced: durable.actions. ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  processor seconds a song +0\.35  given$", run.Output);
        Assert.Matches(@"(?m)^  months that songs are kept +12  assumption of ours$", run.Output);
        Assert.Contains("  premium: EP1, 1 at a time, 1 always running\n", run.Output, StringComparison.Ordinal);
        var months = Regex.Matches(run.Output[..run.Output.IndexOf("1,000 songs a month", StringComparison.Ordinal)], @"(?m)^  [a-z].* ([\d,.]+) +-$")
            .Select(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(months.Order(), months);
        Assert.Equal(5, months.Length);
    }

    [Fact]
    public void Plan_ShowsEveryLine_ThatAddsUp()
    {
        var run = Months("--plan", "container-apps-gpu-t4", "--minimum-instances", "0", "--songs", "1000", "--private-networking", "--kept-months", "3");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("1,000 songs a month on container-apps-gpu-t4\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^    actions of the scheduler +3,000 Actions +no price +not known$", run.Output);
        Assert.Matches(@"(?m)^    private endpoints +4,380 Endpoint Hours +0\.01 / 1 Hour +43\.8000$", run.Output);
        Assert.Matches(@"(?m)^  1,000 times there is no song any more, and 892 times the last instance goes after its cooldown\.$", run.Output);
        Assert.Matches(@"(?m)^  months that songs are kept +3  given$", run.Output);
        var lines = Regex.Matches(run.Output, @"(?m)^    .* ([\d,]+\.\d{4})$").Sum(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        var month = decimal.Parse(Regex.Match(run.Output, @"(?m)^  a month +at least ([\d,.]+)$").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(month - lines, -0.01m, 0.01m);
    }

    [Fact]
    public void Json_HasTheLinesOfEveryMonth_InFullPrecision()
    {
        var run = Months("--songs", "7,700000", "--json", "--machine-hour", "0.2", "--container-vcpus", "4", "--container-memory", "8");

        var report = JsonDocument.Parse(run.Output).RootElement;
        var months = report.GetProperty("months").EnumerateArray().ToArray();
        Assert.Equal(12, months.Length);
        Assert.All(months, month => Assert.Equal(
            month.GetProperty("cost").GetDecimal(),
            month.GetProperty("lines").EnumerateArray().Sum(line => line.TryGetProperty("listCost", out var cost) ? cost.GetDecimal() : 0)));
        Assert.All(months, month => Assert.Equal(month.GetProperty("plan").GetString() == "local", month.GetProperty("complete").GetBoolean()));
        // 7 x 4 executions of a second and two gigabytes.
        Assert.Equal(7 * 4 * 2m, Lines("flex", 7).First(line => line.GetProperty("key").GetString() == "flex.execution-time").GetProperty("consumedQuantity").GetDecimal());
        // Four at a time on four cores, and one that always runs.
        var replica = Lines("container-apps", 7).Where(line => line.GetProperty("key").GetString() == "container-apps.vcpu").ToArray();
        Assert.Equal(7 * 0.35m / 4 * 4, replica.Single(line => line.GetProperty("part").GetString() == "Songs").GetProperty("consumedQuantity").GetDecimal());
        Assert.Equal(4, report.GetProperty("breakEvens").GetArrayLength());
        Assert.All(report.GetProperty("breakEvens").EnumerateArray(), pair => Assert.Equal("flex", pair.GetProperty("cheapest").GetString()));

        IEnumerable<JsonElement> Lines(string plan, long songs) => months
            .Single(month => month.GetProperty("plan").GetString() == plan && month.GetProperty("songs").GetInt64() == songs).GetProperty("lines").EnumerateArray();
    }

    [Fact]
    public void Volume_BeyondTheTemplates_IsSaid()
    {
        var run = Months("--songs", "200000000", "--measured-seconds", "2", "--segments-per-activity", "10");

        Assert.Matches(@"(?m)^  premium has 152\.2 instances at work on average, and the templates allow 20: raise their maximum\.$", run.Output);
        Assert.Matches(@"(?m)^  segments of an activity +10  given$", run.Output);
        Assert.Contains("  1,598 actions a second are more than the 500 that the scheduler takes by the action.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  \d+ GB of logs a day are beyond the lid of 10 \(LOG_DAILY_QUOTA_GB\)", run.Output);
    }

    [Fact]
    public void NoMinimum_GoesToNought_WhereThePlanCan()
    {
        var run = Months("--songs", "0", "--minimum-instances", "0");

        Assert.Matches(@"(?m)^  premium +0\.00 +157\.72 ", run.Output);
        Assert.Matches(@"(?m)^  container-apps-gpu-a100 +0\.00 +0\.00 ", run.Output);
    }

    [Fact]
    public void Speed_IsMeasured_WhereItIsNotGiven()
    {
        var run = ProgramRun.Genre("costs", "months", "--songs", "1", "--json");

        var input = JsonDocument.Parse(run.Output).RootElement.GetProperty("inputs").EnumerateArray().Single(input => input.GetProperty("name").GetString() == "processor seconds a song");
        Assert.True(input.GetProperty("value").GetDecimal() > 0);
        Assert.StartsWith("measured", input.GetProperty("origin").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--songs 1,x", "--songs has 'x', but has to have whole numbers between 0 and 1000000000, divided by commas.")]
    [InlineData("--songs 1,,2", "--songs has '', but")]
    [InlineData("--songs 1000000001", "--songs has '1000000001', but")]
    [InlineData("--songs -1", "--songs has '-1', but")]
    [InlineData("--songs 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21", "--songs has 21 numbers, but can have 20.")]
    [InlineData("--plan nope", "There is no plan 'nope'; there are flex, ")]
    [InlineData("--plan premium --minimum-instances 0", "A Premium plan has 1 instance at least, not 0.")]
    [InlineData("--cosmos-autoscale 1500", "Request units of the database: 1500 is no multiple of 1000.")]
    [InlineData("--cosmos-autoscale 10", "--cosmos-autoscale is 10, but has to be between 1000 and 1000000.")]
    [InlineData("--scheduler x", "--scheduler is 'x', but has to be consumption or dedicated.")]
    [InlineData("--kept-months 1201", "--kept-months is 1201, but has to be between 0 and 1200.")]
    [InlineData("--measured-seconds 1 --model m", "Choose one of --measured-seconds, which is taken as it is, and --model")]
    [InlineData("--prices /no/such/file", "There is no price book '/no/such/file'.")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(["costs", "months", .. arguments.Split(' ')]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    private static ProgramRun Months(params string[] arguments) =>
        ProgramRun.Genre(["costs", "months", .. arguments.Contains("--measured-seconds") ? arguments : [.. arguments, "--measured-seconds", "0.35"]]);
}
