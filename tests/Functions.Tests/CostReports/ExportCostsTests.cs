using System.Globalization;
using System.Net;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class ExportCostsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Export_SongsAndWaiting_AddUpToTheGrandTotal()
    {
        _store.Runs.AddRange(Enumerable.Range(0, 100).Select(i => Sample.Run($"acme/{i}.wav", daysAgo: i % 30, seconds: 1 + (i / 7.0), retries: i % 2)));
        _store.Stretches.AddRange([Sample.Waiting(1), Sample.Waiting(25)]);
        var rows = await Rows("");
        var report = (await new GetCosts(_store, Sample.Flex, new ManualTime(Sample.Now), NullLogger<GetCosts>.Instance).RunAsync(Call.Request())).Json();
        Assert.Equal(report.GetProperty("grandTotal").GetDecimal(), rows.Sum(row => decimal.Parse(row["ListCost"], CultureInfo.InvariantCulture)));
        Assert.Equal(_store.Runs.Sum(run => run.Cost.Lines.Count) + _store.Stretches.Sum(stretch => stretch.Cost.Lines.Count), rows.Count);
        Assert.Equal(2, rows.Count(row => row["x_Allocation"] == "SharedIdle"));
        Assert.All(rows, row => Assert.Equal(decimal.Parse(row["ListCost"], CultureInfo.InvariantCulture), decimal.Parse(row["PricingQuantity"], CultureInfo.InvariantCulture) * decimal.Parse(row["ListUnitPrice"], CultureInfo.InvariantCulture), 14));
    }

    [Fact]
    public async Task Export_Line_IsInFocusColumnsAndOurs()
    {
        _store.Runs.Add(Sample.Run("acme/So What, live.wav", retries: 1));
        var row = (await Rows("")).Single(row => row["x_Attempt"] == "retry" && row["SkuMeter"].EndsWith("Time", StringComparison.Ordinal));
        Assert.Equal(
            "BillingCurrency=USD|ChargeCategory=Usage|ChargePeriodStart=2026-11-21T14:59:30Z|ChargePeriodEnd=2026-11-21T15:00:00Z|ConsumedQuantity=12|ConsumedUnit=GB Seconds|ListCost=0.000312|ListUnitPrice=0.000026|"
            + "PricingQuantity=12|PricingUnit=1 GB Second|RegionId=eastus|ServiceCategory=Compute|ServiceName=Functions|SkuMeter=Flex Consumption On Demand Execution Time|Tags={\"plan\":\"flex\",\"attempt\":\"retry\"}|"
            + "x_Allocation=Direct|x_Attempt=retry|x_Container=audio|x_CostBasis=ListEstimate|x_Genre=jazz|"
            + $"x_InstanceId={_store.Runs[0].Meters.InstanceId}|x_MeterBasis=counted|x_ModelId=gtzan-mlp@3f2a9c1d|x_Outcome=tagged|x_Plan=flex|x_PriceBookVersion=test-1|x_Publisher=acme|x_Segments=60|"
            + $"x_SongId={_store.Runs[0].Meters.SongId}|x_SongName=acme/So What, live.wav|x_Unpriced=",
            string.Join('|', row.Select(cell => $"{cell.Key}={(decimal.TryParse(cell.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : cell.Value)}")));
    }

    [Fact]
    public async Task Export_UseWithoutAPrice_IsARowWithoutACost()
    {
        var without = Sample.Options(new FlexPlan(alwaysReady: 1), Sample.Book("test-2", "USD", "durable.actions", "flex.always-ready"));
        _store.Runs.Add(Sample.Run(options: without));
        _store.Stretches.Add(Sample.Waiting(options: without));
        var rows = (await Rows("")).Where(row => row["x_Unpriced"].Length > 0).ToList();
        Assert.Equal(
            ["Durable Task Scheduler Actions 17 Actions Direct", "Flex Consumption Always Ready Baseline 7200 GB Seconds SharedIdle"],
            rows.Select(row => $"{row["SkuMeter"]} {decimal.Parse(row["ConsumedQuantity"], CultureInfo.InvariantCulture):0.##} {row["ConsumedUnit"]} {row["x_Allocation"]}"));
        Assert.All(rows, row => Assert.Equal(("", "", "", "The price book does not have it.", "Compute", "USD"), (row["ListCost"], row["ListUnitPrice"], row["PricingQuantity"], row["x_Unpriced"], row["ServiceCategory"], row["BillingCurrency"])));
    }

    [Fact]
    public async Task Export_NamesThatReadLikeFormulas_AreHarmless()
    {
        _store.Runs.AddRange([Sample.Run("=cmd|' /C calc'!A0/-1.wav"), Sample.Run("@x/\"a\",b.wav", daysAgo: 1)]);
        var rows = await Rows("");
        Assert.Equal(["'@x", "'=cmd|' "], rows.Select(row => row["x_Publisher"]).Distinct());
        Assert.Equal(["'@x/\"a\",b.wav", "'=cmd|' /C calc'!A0/-1.wav"], rows.Select(row => row["x_SongName"]).Distinct());
        Assert.Equal(_store.Runs.Sum(run => run.Cost.KnownCost), rows.Sum(row => decimal.Parse(row["ListCost"], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Export_Publisher_HasItsSongsAndNoWaiting()
    {
        _store.Runs.AddRange([Sample.Run(), Sample.Run("zenith/b.wav")]);
        _store.Stretches.Add(Sample.Waiting());
        var rows = await Rows("?publisher=zenith");
        Assert.Equal(["zenith"], rows.Select(row => row["x_Publisher"]).Distinct());
    }

    [Fact]
    public async Task Export_DaysWithinMonths_HasTheWaitingOfThoseOnly()
    {
        // Ranges are read by month, and end within one.
        foreach (var daysAgo in new[] { 0, 1, 2, 21, 22, 50 })
            _store.Stretches.Add(Sample.Waiting(daysAgo));
        var rows = await Rows("?from=2026-10-30&to=2026-11-21");
        Assert.Equal(["2026-10-30", "2026-10-31", "2026-11-19", "2026-11-20"], rows.Select(row => row["ChargePeriodStart"][..10]).Distinct());
    }

    [Fact]
    public async Task Export_Answer_IsAFileThatSpreadsheetsReadAsUtf8()
    {
        _store.Runs.Add(Sample.Run("acme/愛.wav"));
        await using var server = await ExportServer.StartAsync(_store);
        using var answer = await server.Client.GetAsync("/api/costs.csv?from=2026-11-01&to=2026-11-22");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"genre-costs-2026-11-01-2026-11-22.csv\"", answer.Content.Headers.ContentDisposition!.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("acme/愛.wav", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NothingInTheDays_IsTheHeader()
    {
        await using var server = await ExportServer.StartAsync(_store);
        var text = await server.Client.GetStringAsync("/api/costs.csv");
        Assert.StartsWith("BillingCurrency,ChargeCategory,", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(text.Length - 2, text.IndexOf("\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?from=2026-11-22&to=2026-11-21", 400)]
    [InlineData("?limit=1", 400)]
    public async Task Export_BadParameter_IsAProblem(string query, int status) => (await Run(query)).Problem(status);

    [Fact]
    public async Task Export_StoreAway_IsA503AndNoFile()
    {
        _store.IsUnavailable = true;
        (await Run("")).Problem(503);
        Assert.True(_store.ReaderLeft.Task.IsCompleted);
    }

    [Fact]
    public async Task Export_StoreGoesAwayInTheMiddle_CutsTheConnection()
    {
        _store.Runs.AddRange(Enumerable.Range(0, 2000).Select(i => Sample.Run($"acme/{i}.wav")));
        _store.Readable = 1500;
        await using var server = await ExportServer.StartAsync(_store);
        using var answer = await server.Client.GetAsync("/api/costs.csv", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync());
        await _store.ReaderLeft.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Export_CallerLeaves_EndsTheReading()
    {
        // Far more than any buffer between the two holds.
        var run = Sample.Run();
        _store.Runs.AddRange(Enumerable.Repeat(run, 100_000));
        await using var server = await ExportServer.StartAsync(_store);
        using (var answer = await server.Client.GetAsync("/api/costs.csv", HttpCompletionOption.ResponseHeadersRead))
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[100_000]);
        }

        await _store.ReaderLeft.Task.WaitAsync(Patience);
        Assert.InRange(_store.ReadRuns, 1, 99_999);
    }

    private Task<Microsoft.AspNetCore.Mvc.IActionResult> Run(string query) =>
        new ExportCosts(_store, new ManualTime(Sample.Now), NullLogger<ExportCosts>.Instance).RunAsync(Call.Request(query));

    private async Task<List<Dictionary<string, string>>> Rows(string query)
    {
        await using var server = await ExportServer.StartAsync(_store);
        var rows = Rfc4180.Read((await server.Client.GetStringAsync($"/api/costs.csv{query}")).TrimStart('\uFEFF'));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
