using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Costs;

/// <summary>One run of <c>genre costs case</c>.</summary>
internal sealed record CaseRun(
    CaseAssumptions Assumptions, IReadOnlySet<string> Given, BillingPlan Plan, PriceBook Prices, decimal SongSeconds, decimal? MeasuredSeconds, int SegmentsPerActivity, bool AsJson)
{
    /// <summary>Measures, computes and prints.</summary>
    /// <exception cref="WrongUseException">The assumptions do not fit the price book, or the model cannot be used.</exception>
    public int Run(Func<GenreModel> loadModel, CancellationToken cancellation)
    {
        try
        {
            // A currency without a rate is found before anything is measured.
            Assumptions.RateFrom(Prices.Currency);
            var businessCase = new BusinessCase(Assumptions);
            var measuredSeconds = MeasuredSeconds ?? SongMeasurement.Seconds(loadModel(), SongSeconds, cancellation);
            var song = new MeasuredSong(SongSeconds, measuredSeconds) { SegmentsPerActivity = SegmentsPerActivity };
            var service = businessCase.With(song, Prices, Plan);
            var report = new CaseReport(Assumptions, CaseInput.List(this, song), businessCase, service, Plan.Name, Prices);
            if (AsJson)
                CaseJson.Write(Console.Out, report);
            else
                CaseText.Write(Console.Out, report);
            return ExitCode.Done;
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
