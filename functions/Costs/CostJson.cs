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

    /// <summary>For a property that is written and read like this, whatever its document is written by: Cosmos DB's client has one way for all containers.</summary>
    public sealed class Property : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => true;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
        {
            public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, Options);

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, value!.GetType(), Options);
        }
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
