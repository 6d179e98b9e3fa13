using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary>One run of <c>genre costs plans</c>.</summary>
/// <param name="Path">A song to measure, or <see langword="null"/>.</param>
/// <param name="SongSeconds">Without one: how long a song plays.</param>
/// <param name="MeasuredSeconds">Without one: processor time to tag it, or <see langword="null"/> to measure it.</param>
/// <param name="SegmentsPerActivity">Segments of an activity.</param>
/// <param name="Plans">The plans.</param>
/// <param name="Prices">The prices.</param>
/// <param name="AsJson">One JSON object.</param>
internal sealed record PlansRun(
    string? Path, decimal SongSeconds, decimal? MeasuredSeconds, int SegmentsPerActivity, IReadOnlyList<BillingPlan> Plans, PriceBook Prices, bool AsJson)
{
    /// <summary>Measures, computes and prints.</summary>
    /// <exception cref="WrongUseException">The song or the model cannot be used.</exception>
    public int Run(Func<GenreModel> loadModel, CancellationToken cancellation)
    {
        try
        {
            var song = Song(loadModel, cancellation) with { SegmentsPerActivity = SegmentsPerActivity };
            var start = new DateTimeOffset(Prices.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
            var day = new CapacityMeters(start, start.AddDays(1), busySeconds: 0, scaleDowns: 1);
            var costs = Plans.Select(plan => (Plan: plan.Name, Costing: new SongCosting(Prices, plan)))
                .Select(plan => new PlanCost(plan.Plan, plan.Costing.Of(song.Meters(start)), plan.Costing.OfIdle(day)));
            var report = new PlansReport(
                song, MeasuredSeconds is null ? CaseInput.Measured : "given", [.. costs.OrderBy(cost => cost.SongCost ?? decimal.MaxValue)], Prices);
            if (AsJson)
                PlansJson.Write(Console.Out, report);
            else
                PlansText.Write(Console.Out, report);
            return ExitCode.Done;
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }

    private MeasuredSong Song(Func<GenreModel> loadModel, CancellationToken cancellation) =>
        Path is not null
            ? SongMeasurement.OfFile(loadModel(), Path, cancellation)
            : new MeasuredSong(SongSeconds, MeasuredSeconds ?? SongMeasurement.Seconds(loadModel(), SongSeconds, cancellation));
}
