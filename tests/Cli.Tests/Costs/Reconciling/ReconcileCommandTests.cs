using System.Text;
using System.Text.Json;
using GenreFunctions.Cli.Tests.Costs.Bills;

namespace GenreFunctions.Cli.Tests.Costs.Reconciling;

public sealed class ReconcileCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reconcile_PrintsFactors_WhatOneSideHas_AndWhatHasNoPrice()
    {
        var run = ProgramRun.Genre("costs", "reconcile", Bill(), "--estimate", Estimate());

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("Estimated and billed, 2026-11-03 to 2026-11-05, in USD\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^  Functions +at least 4.0000 +3.0000 +at most 0.750$", run.Output);
        Assert.Matches("(?m)^  Storage Accounts +1.0000 +1.5000 +1.500$", run.Output);
        Assert.Matches("(?m)^  Virtual Machines +- +20.0000 +-$", run.Output);
        Assert.Matches("(?m)^  Event Grid +0.5000 +- +-$", run.Output);
        Assert.Matches("(?m)^  total +at least 5.5000 +24.5000 +at most 4.455$", run.Output);
        Assert.Matches("(?m)^    of that, where both are known +at least 5.0000 +4.5000 +at most 0.900$", run.Output);
        Assert.Matches("(?m)^  2026-11-03 +at least 5.5000 +4.5000 +at most 0.818$", run.Output);
        Assert.Matches("(?m)^  2026-11-04  no songs +- +- +-$", run.Output);
        Assert.Matches("(?m)^  2026-11-05  no songs +- +20.0000 +-$", run.Output);
        Assert.Contains("Estimated with the price book v7.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not in the estimate, for want of a price: Meter of Functions (Functions), 21 Actions.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Billed, but no usage: Purchase, 7.0000. It is in no figure above.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Estimated for days that the bill does not cover: 9.0000.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HasEveryServiceOfEveryDay_AndLeavesAbsentFactorsOut()
    {
        var run = ProgramRun.Genre("costs", "reconcile", Bill(), "--estimate", Estimate(), "--json", "--resource-group", "Music");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var found = JsonDocument.Parse(run.Output).RootElement;
        var day = found.GetProperty("days")[0];
        Assert.Equal(("2026-11-03", true, false), (day.GetProperty("day").GetString(), day.GetProperty("hasSongs").GetBoolean(), day.GetProperty("complete").GetBoolean()));
        Assert.Equal(
            ["Event Grid", "Functions", "Storage Accounts"], day.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("service").GetString()));
        Assert.Equal([null, 0.75m, 1.5m], day.GetProperty("services").EnumerateArray().Select(service => service.TryGetProperty("factor", out var factor) ? factor.GetDecimal() : (decimal?)null));
        // The machines lie in another group, and still say which days the bill covers.
        Assert.Equal(3, found.GetProperty("days").GetArrayLength());
        Assert.Equal(4.5m, found.GetProperty("total").GetProperty("billed").GetDecimal());
        Assert.False(found.GetProperty("days")[1].TryGetProperty("estimated", out _));
    }

    [Fact]
    public void PartsOfABill_AreAddedUp()
    {
        var run = ProgramRun.Genre("costs", "reconcile", Bill(), Bill(), "--estimate", Estimate(), "--json", "--tag", "app=genre");

        Assert.Equal(6m, JsonDocument.Parse(run.Output).RootElement.GetProperty("total").GetProperty("billed").GetDecimal());
    }

    [Fact]
    public void Currencies_ThatDiffer_NeedARate()
    {
        var bill = Write("cny.csv", "Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,Functions,56,CNY\n");

        var refused = ProgramRun.Genre("costs", "reconcile", bill, "--estimate", Estimate());
        Assert.Equal(
            (1, "", "genre: The bill is in CNY and the estimate in USD: how many CNY one USD is has to be given as the exchange rate.\n"),
            (refused.ExitCode, refused.Output, refused.Errors));
        var run = ProgramRun.Genre("costs", "reconcile", bill, "--estimate", Estimate(), "--exchange-rate", "7");
        // 4 USD are 28 CNY.
        Assert.Matches("(?m)^  Functions +at least 28.0000 +56.0000 +at most 2.000$", run.Output);
        Assert.Contains("Estimates are exchanged at 7 CNY.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingInCommon_IsShown_AndExitsWith2()
    {
        var bill = Write("machines.csv", "Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,Virtual Machines,5,USD\n");

        var run = ProgramRun.Genre("costs", "reconcile", bill, "--estimate", Estimate());

        Assert.Equal((2, "genre: No service has an estimate and a bill on the same day, so nothing could be compared.\n"), (run.ExitCode, run.Errors));
        Assert.Matches("(?m)^  Virtual Machines +- +5.0000 +-$", run.Output);
    }

    [Fact]
    public void Service_IsAskedForTheDaysOfTheBill_WithTheKeyInAHeader()
    {
        using var service = new FakeCosts(File.ReadAllText(Estimate())) { Key = "secret" };
        var environment = new Dictionary<string, string> { ["GENRE_FUNCTIONS_KEY"] = "secret" };

        var run = ProgramRun.GenreWith(environment, "costs", "reconcile", Bill(), "--service", service.Address);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["/api/costs.csv?from=2026-11-03&to=2026-11-06"], service.Requests);
        Assert.Matches("(?m)^  Storage Accounts +1.0000 +1.5000 +1.500$", run.Output);
        var refused = ProgramRun.Genre("costs", "reconcile", Bill(), "--service", service.Address);
        Assert.Equal((1, $"genre: The service at {service.Address}/ wants a key, or another one: set GENRE_FUNCTIONS_KEY, or use --key-file.\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public void Service_ThatAnswersWithSomethingElse_OrNotAtAll_IsOneSentence()
    {
        using var service = new FakeCosts("songs,everywhere\n");
        var other = ProgramRun.Genre("costs", "reconcile", Bill(), "--service", service.Address);
        Assert.Equal((1, ""), (other.ExitCode, other.Output));
        Assert.StartsWith($"genre: The cost export of {service.Address}/ cannot be used: Line 1: there is no column ChargePeriodStart", other.Errors, StringComparison.Ordinal);

        service.Status = 404;
        Assert.Contains("nothing is known of /api/costs.csv there", ProgramRun.Genre("costs", "reconcile", Bill(), "--service", service.Address).Errors, StringComparison.Ordinal);
        service.Dispose();
        var gone = ProgramRun.Genre("costs", "reconcile", Bill(), "--service", service.Address);
        Assert.Equal(1, gone.ExitCode);
        Assert.StartsWith($"genre: The service at {service.Address}/ does not answer (", gone.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("costs reconcile --estimate e.csv", "Required argument missing for command: 'reconcile'.")]
    [InlineData("costs reconcile b.csv", "Say where the estimate is: either --estimate with a file, or --service with an address.")]
    [InlineData("costs reconcile b.csv --estimate e.csv --service http://localhost", "Say where the estimate is")]
    [InlineData("costs reconcile b.csv --service here", "--service is 'here', but has to be an address as in http://127.0.0.1:7071.")]
    [InlineData("costs reconcile b.csv --estimate e.csv --tag app", "--tag is 'app', but has to be name=value.")]
    [InlineData("costs reconcile /no/such/bill.csv --estimate e.csv", "There is no bill '/no/such/bill.csv'.")]
    [InlineData("costs reconcile /dev/null --estimate e.csv", "The bill '/dev/null' cannot be used: Line 1: this is no cost export of Azure;")]
    [InlineData("costs reconcile / --estimate e.csv", "The bill '/' cannot be used: ")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(arguments.Split(' '));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void WrongEstimate_IsNamed()
    {
        var run = ProgramRun.Genre("costs", "reconcile", Bill(), "--estimate", "/no/such/costs.csv");
        Assert.Equal((1, "genre: There is no estimate '/no/such/costs.csv'.\n"), (run.ExitCode, run.Errors));

        Assert.Contains("cannot be used: Line 1: there is no column", ProgramRun.Genre("costs", "reconcile", Bill(), "--estimate", Bill()).Errors, StringComparison.Ordinal);
    }

    private string Bill() => Write("bill.csv", ExportFiles.Of(
        ExportFiles.EnterpriseAgreement,
        Billed("11/03/2026", "Functions", "3", "music", "\"app\": \"genre\""),
        Billed("11/03/2026", "Storage", "1.5", "MUSIC", ""),
        [.. Billed("11/03/2026", "Functions", "7", "music", ""), ("ChargeType", "Purchase")],
        Billed("11/05/2026", "Virtual Machines", "20", "video", "")));

    private string Estimate() => Write("costs.csv", ExportFiles.Of(
        ExportFiles.Estimate,
        ExportFiles.Estimated("2026-11-03T10:00:00.0000000+00:00", "Functions", "2.5"),
        ExportFiles.Estimated("2026-11-03T11:00:00.0000000+00:00", "Functions", "1.5", song: ""),
        ExportFiles.Estimated("2026-11-03T10:00:00.0000000+00:00", "Functions", ""),
        ExportFiles.Estimated("2026-11-03T10:00:00.0000000+00:00", "Storage Accounts", "1"),
        ExportFiles.Estimated("2026-11-03T10:00:00.0000000+00:00", "Event Grid", "0.5"),
        ExportFiles.Estimated("2026-11-07T10:00:00.0000000+00:00", "Functions", "9")));

    private string Write(string name, string text) => _folder.File(name, Encoding.UTF8.GetBytes(text));

    private static (string, string)[] Billed(string day, string category, string cost, string group, string tags) =>
    [
        ("Date", day), ("MeterCategory", category), ("CostInBillingCurrency", cost), ("BillingCurrencyCode", "USD"), ("ResourceGroup", group), ("Tags", tags),
    ];
}
