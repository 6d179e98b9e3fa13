using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Months;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>One run of <c>genre costs months</c>.</summary>
/// <param name="Songs">Volumes.</param>
/// <param name="Plans">The plans.</param>
/// <param name="LineByLine">Every line of the one plan, rather than a table of plans.</param>
/// <param name="SongSeconds">How long a song plays.</param>
/// <param name="MeasuredSeconds">Processor time to tag it, or <see langword="null"/> to measure it.</param>
/// <param name="SegmentsPerActivity">Segments of an activity.</param>
/// <param name="Assumptions">What is deployed, and what songs leave behind.</param>
/// <param name="Given">Names of the assumptions that were given.</param>
/// <param name="Prices">The prices.</param>
/// <param name="AsJson">One JSON object.</param>
internal sealed record MonthsRun(
    IReadOnlyList<long> Songs,
    IReadOnlyList<SizedPlan> Plans,
    bool LineByLine,
    decimal SongSeconds,
    decimal? MeasuredSeconds,
    int SegmentsPerActivity,
    MonthAssumptions Assumptions,
    IReadOnlySet<string> Given,
    PriceBook Prices,
    bool AsJson)
{
    /// <summary>Finds out whether the assumptions can be, before anything is measured.</summary>
    /// <exception cref="WrongUseException">They cannot.</exception>
    public void Check() => Guarded(() => new MonthCosting(Prices, Plans[0].Plan, new MeasuredSong(SongSeconds, 1), Assumptions));

    /// <summary>Measures, computes and prints.</summary>
    /// <exception cref="WrongUseException">The model cannot be used.</exception>
    public int Run(Func<GenreModel> loadModel, CancellationToken cancellation)
    {
        var song = new MeasuredSong(SongSeconds, MeasuredSeconds ?? SongMeasurement.Seconds(loadModel(), SongSeconds, cancellation)) { SegmentsPerActivity = SegmentsPerActivity };
        var report = MonthsReport.Of(this, song);
        if (AsJson)
            MonthsJson.Write(Console.Out, report);
        else
            MonthsText.Write(Console.Out, report);
        return ExitCode.Done;
    }

    private static void Guarded(Func<object> create)
    {
        try
        {
            create();
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
