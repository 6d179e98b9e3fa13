using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What one run of a song cost, line by line, and what it used.</summary>
internal sealed record SongRun
{
    public required string InstanceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required string Plan { get; init; }

    public required string ModelId { get; init; }

    public SongEnding? Ending { get; init; }

    public SongOutcome? Outcome { get; init; }

    public string? Genre { get; init; }

    public required string Currency { get; init; }

    public required decimal Cost { get; init; }

    public required bool Complete { get; init; }

    public required decimal RetryCost { get; init; }

    public required string PriceBookVersion { get; init; }

    public required int Segments { get; init; }

    public required decimal AudioSeconds { get; init; }

    public required IReadOnlyList<CostLine> Lines { get; init; }

    public required IReadOnlyList<UnpricedUse> Unpriced { get; init; }

    public required IReadOnlyList<RunExecution> Executions { get; init; }

    public required MetersBody Meters { get; init; }

    public required IReadOnlyList<PlanCost> Elsewhere { get; init; }

    public static SongRun Of(SongCost run, CostOptions options) => new()
    {
        InstanceId = run.Meters.InstanceId,
        StartedAt = run.Meters.Start,
        EndedAt = run.Meters.End,
        Plan = run.Plan,
        ModelId = run.ModelId,
        Ending = run.Ending,
        Outcome = run.Outcome,
        Genre = run.Genre,
        Currency = run.Cost.Currency,
        Cost = run.Cost.KnownCost,
        Complete = run.Cost.IsComplete,
        RetryCost = run.Cost.RetryCost,
        PriceBookVersion = run.Cost.PriceBookVersion,
        Segments = run.Meters.Segments,
        AudioSeconds = run.Meters.AudioSeconds.Quantity,
        Lines = run.Cost.Lines,
        Unpriced = run.Cost.Unpriced,
        Executions = [.. run.Meters.Executions.Select(RunExecution.Of)],
        Meters = MetersBody.Of(run.Meters),
        Elsewhere = PlanCost.Everywhere(run.Meters, options),
    };
}
