using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenreFunctions.Cli.Costs;

/// <summary>JSON that people read, too: one object over many lines, in full precision; what is absent is left out.</summary>
internal static class IndentedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes an object and ends the line.</summary>
    public static void Write(TextWriter writer, object report) => writer.WriteLine(JsonSerializer.Serialize(report, Options));
}
