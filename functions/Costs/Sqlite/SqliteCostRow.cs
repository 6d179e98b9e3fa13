using System.Globalization;
using System.Text.Json;

namespace GenreFunctions.Functions.Costs.Sqlite;

/// <summary>A document as its row holds it; made by whoever records it, so that the one writer only writes.</summary>
/// <param name="Item">Its columns.</param>
/// <param name="Document">The whole document as JSON.</param>
/// <param name="Cell">The item's cell as JSON.</param>
/// <param name="InstanceId">The run.</param>
/// <param name="KnownCost">What it cost, exactly.</param>
/// <param name="AsOf">Up to which sequence a rollup has seen the runs.</param>
internal sealed record SqliteCostRow(CostItem Item, string Document, string? Cell, string? InstanceId = null, string? KnownCost = null, long? AsOf = null)
{
    public static SqliteCostRow Of(CostItem item, long? asOf = null) => new(
        item, JsonSerializer.Serialize(item, AppJson.Options), item.Cell is { } cell ? JsonSerializer.Serialize(cell, CostJson.Options) : null, AsOf: asOf);

    public static SqliteCostRow Of(SongCost run) => Of(CostItem.Of(run)) with
    {
        InstanceId = run.Meters.InstanceId,
        KnownCost = run.Cost.KnownCost.ToString(CultureInfo.InvariantCulture),
    };
}
