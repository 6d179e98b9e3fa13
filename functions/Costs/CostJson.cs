using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Costs;

/// <summary>
/// How costs are kept: as <see cref="AppJson"/> says, but with decimals as texts. Cosmos DB's numbers are binary with 53 bits, in which a third of an hour, or
/// ten dollars to fifteen decimals, would not come back as they were.
/// </summary>
internal static class CostJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(AppJson.Options);
        options.Converters.Add(new DecimalText());
        return options;
    }

    private sealed class DecimalText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
            ? decimal.Parse(reader.GetString()!, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
