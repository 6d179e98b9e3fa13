using System.Text.Json;
using System.Text.Json.Serialization;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// How stores keep an entry of a timeline of moods: [start, end, share, share, ...], shares in thousandths, which is finer than any listener's answer. A third of the
/// room that names would take, and an hour of music has 1,200 of them.
/// </summary>
internal sealed class SegmentMoodsConverter : JsonConverter<SegmentMoods>
{
    private const double Parts = 1000;

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
        writer.WriteNumberValue(value.StartSeconds);
        writer.WriteNumberValue(value.EndSeconds);
        foreach (var share in value.Shares)
            writer.WriteNumberValue((int)Math.Round(share * Parts));
        writer.WriteEndArray();
    }
}
