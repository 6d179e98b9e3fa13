using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

/// <summary>Answers of every cost function, of every kind: what the description is held against.</summary>
internal static class CostAnswers
{
    public static async Task<IReadOnlyList<(string Operation, IActionResult Answer)>> AllAsync()
    {
        var store = Store();
        var options = Sample.Options(new FlexPlan(alwaysReady: 1), budget: 250);
        var (time, answers) = (new ManualTime(Sample.Now), new List<(string, IActionResult)>());
        var costs = new GetCosts(store, options, time, NullLogger<GetCosts>.Instance);
        foreach (var query in new[] { "", "?by=publisher&publisher=acme", "?by=genre", "?by=service", "?by=plan", "?from=2026-01-01&to=2026-01-03", "?by=x" })
            answers.Add((nameof(GetCosts), await costs.RunAsync(Call.Request(query))));
        var dearest = new GetDearestSongs(store, options, time, NullLogger<GetDearestSongs>.Instance);
        foreach (var query in new[] { "?publisher=acme", "?limit=3", "?limit=0" })
            answers.Add((nameof(GetDearestSongs), await dearest.RunAsync(Call.Request(query))));
        var song = new GetSongCosts(store, options, NullLogger<GetSongCosts>.Instance);
        foreach (var id in store.Runs.Select(run => run.Meters.SongId).Distinct().Append("x"))
            answers.Add((nameof(GetSongCosts), await song.RunAsync(Call.Request(), id)));
        var forecast = new ForecastCosts(store, options, time, NullLogger<ForecastCosts>.Instance);
        foreach (var query in new[] { "", "?publisher=acme", "?publisher=nobody", "?to=x" })
            answers.Add((nameof(ForecastCosts), await forecast.RunAsync(Call.Request(query))));
        var business = new GetBusinessCase(store, options, time, NullLogger<GetBusinessCase>.Instance);
        foreach (var query in new[] { "", "?dayWage=0" })
            answers.Add((nameof(GetBusinessCase), await business.RunAsync(Call.Request(query))));
        answers.Add((nameof(GetBusinessCase), await new GetBusinessCase(new MemoryCostStore(), options, time, NullLogger<GetBusinessCase>.Instance).RunAsync(Call.Request())));
        answers.Add((nameof(ExportCosts), await new ExportCosts(store, time, NullLogger<ExportCosts>.Instance).RunAsync(Call.Request("?from=x"))));

        store.IsUnavailable = true;
        answers.Add((nameof(GetCosts), await costs.RunAsync(Call.Request())));
        answers.Add((nameof(GetDearestSongs), await dearest.RunAsync(Call.Request())));
        answers.Add((nameof(GetSongCosts), await song.RunAsync(Call.Request(), store.Runs[0].Meters.SongId)));
        answers.Add((nameof(ForecastCosts), await forecast.RunAsync(Call.Request())));
        answers.Add((nameof(GetBusinessCase), await business.RunAsync(Call.Request())));
        answers.Add((nameof(ExportCosts), await new ExportCosts(store, time, NullLogger<ExportCosts>.Instance).RunAsync(Call.Request())));
        return answers;
    }

    private static MemoryCostStore Store()
    {
        var unpriced = Sample.Options(new FlexPlan(alwaysReady: 1), Sample.Book("test-2", "USD", "durable.actions"));
        var euros = Sample.Options(new FlexPlan(), Sample.Book("test-3", "EUR"));
        var store = new MemoryCostStore();
        store.Runs.AddRange(
        [
            Sample.Run(), Sample.Run(retries: 1, run: "2"), Sample.Run("acme/b.wav", daysAgo: 3, options: unpriced), Sample.Run("acme/c.wav", options: euros),
            Sample.Run("zenith/d.wav", outcome: SongOutcome.Silent), Sample.Run("zenith/e.wav", outcome: null, ending: null),
            Sample.Run("zenith/f.wav", options: Sample.Options(new LocalPlan())),
        ]);
        store.Stretches.AddRange([Sample.Waiting(), Sample.Waiting(2, Sample.Options(new LocalPlan()))]);
        return store;
    }
}
