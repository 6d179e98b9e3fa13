using GenreFunctions.Costs.Reports;
using GenreFunctions.Costs.Rollups;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>A run that cost much.</summary>
internal sealed record DearSong(
    string SongId,
    string InstanceId,
    string Name,
    string Container,
    string Publisher,
    string? Genre,
    SongOutcome? Outcome,
    SongEnding? Ending,
    decimal Cost,
    bool Complete,
    decimal RetryCost,
    decimal AudioSeconds,
    int Segments,
    string Plan,
    DateTimeOffset EndedAt,
    string Reason)
{
    /// <param name="run">The run.</param>
    /// <param name="others">All of the days, by which it is judged.</param>
    public static DearSong Of(SongCost run, CostTotals others) => new(
        run.Meters.SongId,
        run.Meters.InstanceId,
        run.Name,
        run.Container,
        run.Meters.Publisher,
        run.Genre,
        run.Outcome,
        run.Ending,
        run.Cost.KnownCost,
        run.Cost.IsComplete,
        run.Cost.RetryCost,
        run.Meters.AudioSeconds.Quantity,
        run.Meters.Segments,
        run.Plan,
        run.Meters.End,
        CostReason.Of(run.Meters, run.Cost, others));
}
