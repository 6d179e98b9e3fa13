namespace GenreFunctions.Cli.Costs.Months;

/// <summary>The months as one JSON object, line by line and in full precision; what is absent is left out.</summary>
internal static class MonthsJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, MonthsReport report) => IndentedJson.Write(
        writer,
        new
        {
            report.Run.Prices.Currency,
            PriceBookVersion = report.Run.Prices.Version,
            report.Run.Assumptions,
            Plans = report.Run.Plans.Select(plan => new { plan.Plan.Name, plan.Sizes }),
            Inputs = report.Inputs.Select(input => new { input.Name, input.Value, input.Origin }),
            Months = report.Volumes.SelectMany(plans => plans).Select(month => new
            {
                month.Songs, month.Plan, Cost = month.KnownCost, Complete = month.IsComplete, month.PerSong, month.Use, month.Lines,
            }),
            report.BreakEvens,
        });
}
