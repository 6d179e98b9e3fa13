using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenreFunctions.Cli.Costs;

/// <summary>The report as one JSON object, in full precision.</summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, CaseReport report) => writer.WriteLine(JsonSerializer.Serialize(
        new
        {
            report.Assumptions.Currency,
            Inputs = report.Inputs.Select(input => new { input.Name, input.Value, input.Origin }),
            report.Case.ByHand,
            report.Case.Claim,
            report.Plan,
            report.Service,
            PriceBook = new { report.Prices.Version, report.Prices.Currency, report.Prices.Region, report.Prices.AsOf, report.Prices.Notes },
        },
        Options));
}
