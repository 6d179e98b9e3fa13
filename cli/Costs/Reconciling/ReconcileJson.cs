using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary>The comparison as one JSON object, in full precision; what is absent is left out.</summary>
internal static class ReconcileJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, Reconciliation found) => IndentedJson.Write(
        writer,
        new
        {
            found.Currency,
            found.ExchangeRate,
            found.FirstDay,
            found.LastDay,
            found.PriceBookVersions,
            Total = Of(found.Total),
            Both = Of(found.Both),
            Services = found.Services.Select(Of),
            Days = found.Days.Select(day => new
            {
                day.Day,
                day.HasSongs,
                day.Cost.Estimated,
                day.Cost.Billed,
                day.Cost.Difference,
                day.Cost.Factor,
                Complete = day.Cost.IsComplete,
                Services = day.Services.Select(Of),
            }),
            found.Unpriced,
            found.OtherCharges,
            found.EstimatedElsewhere,
        });

    private static object Of(Comparison cost) => new { cost.Estimated, cost.Billed, cost.Difference, cost.Factor, Complete = cost.IsComplete };

    private static object Of(ServiceComparison service) =>
        new { service.Service, service.Cost.Estimated, service.Cost.Billed, service.Cost.Difference, service.Cost.Factor, Complete = service.Cost.IsComplete };
}
