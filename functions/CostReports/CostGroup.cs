using System.Text.Json.Serialization;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Functions.CostReports;

/// <summary>The totals of a day, a publisher, a genre or a plan.</summary>
internal sealed record CostGroup : TotalsBody
{
    public CostGroup(string key, CostTotals totals, decimal? idle = null)
        : base(totals) => (Key, Idle) = (key, idle);

    [JsonPropertyOrder(-1)]
    public string Key { get; }

    /// <summary>What waiting cost on that day; days only.</summary>
    public decimal? Idle { get; }
}
