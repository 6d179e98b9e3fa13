using System.Text.Json;
using System.Text.Json.Serialization;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// How stores keep an entry of a timeline of moods: [start, end, share, share, ...], times to the millisecond, shares in thousandths, which is finer than any listener's
/// answer. A fifth of the room that names and all digits would take, and an hour of music has 1,200 entries.
/// </summary>
internal sealed class SegmentMoodsConverter : JsonConverter<SegmentMoods>
{
    private const double Parts = 1000;
    private const int TimeDigits = 3;

    public override SegmentMoods Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("An entry of a timeline of moods is a list of numbers.");
        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            numbers.Add(reader.GetDouble());
        return reader.TokenType == JsonTokenType.EndArray && numbers.Count >= 2
            ? new SegmentMoods(numbers[0], numbers[1], [.. numbers.Skip(2).Select(share => share / Parts)])
            : throw new JsonException("An entry of a timeline of moods begins with its start and its end, and holds numbers only.");
    }

    public override void Write(Utf8JsonWriter writer, SegmentMoods value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Math.Round(value.StartSeconds, TimeDigits));
        writer.WriteNumberValue(Math.Round(value.EndSeconds, TimeDigits));
        foreach (var share in value.Shares)
            writer.WriteNumberValue((int)Math.Round(share * Parts));
        writer.WriteEndArray();
    }
}
