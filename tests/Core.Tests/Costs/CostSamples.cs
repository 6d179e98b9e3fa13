using GenreFunctions.Costs;

namespace GenreFunctions.Tests.Costs;

internal static class CostSamples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static SongMeters Song(params Execution[] executions) => new()
    {
        SongId = "song", InstanceId = "run", Publisher = "acme", Start = Start, End = Start.AddMinutes(1), Segments = 80, Executions = executions,
    };

    public static Execution Ran(double milliseconds, int attempt = 1) =>
        new("ScoreSegments", TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(milliseconds), attempt);

    public static Execution[] Repeat(int count, double milliseconds) => [.. Enumerable.Repeat(Ran(milliseconds), count)];

    /// <summary>The lines of one meter, added up.</summary>
    public static decimal CostOf(this CostRecord cost, string meter) => cost.Lines.Where(line => line.SkuMeter == meter).Sum(line => line.ListCost);
}
