using Google.Protobuf;

namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>What the tests want to know of an ExportMetricsServiceRequest, read by the numbers of opentelemetry-proto's fields.</summary>
/// <param name="Resource">Attributes of the resource.</param>
/// <param name="Metrics">All data points of all metrics.</param>
internal sealed record OtlpMetricsBody(IReadOnlyDictionary<string, string> Resource, IReadOnlyList<OtlpMetric> Metrics)
{
    public static OtlpMetricsBody Read(byte[] request)
    {
        var resourceMetrics = Fields(request).Single(field => field.Number == 1).Bytes;
        var resource = Fields(resourceMetrics).Where(field => field.Number == 1).SelectMany(field => Attributes(field.Bytes, number: 1));
        var metrics =
            from scope in Fields(resourceMetrics)
            where scope.Number == 2
            let name = Text(Fields(scope.Bytes).Single(field => field.Number == 1).Bytes, number: 1)
            from metric in Fields(scope.Bytes)
            where metric.Number == 2
            from point in Points(name, metric.Bytes)
            select point;
        return new OtlpMetricsBody(resource.ToDictionary(), [.. metrics]);
    }

    // Metric: 1 name, 3 unit, 7 sum, 9 histogram. Data points: 1 in either; attributes are 7 of a number's and 9 of a histogram's, 5 is a histogram's sum and 7 its bounds.
    private static IEnumerable<OtlpMetric> Points(string scope, byte[] metric)
    {
        var data = Fields(metric).Single(field => field.Number is 7 or 9);
        var isSum = data.Number == 7;
        foreach (var point in Fields(data.Bytes).Where(field => field.Number == 1).Select(field => Fields(field.Bytes)))
        {
            var attributes = point.Where(field => field.Number == (isSum ? 7 : 9)).Select(field => KeyValue(field.Bytes));
            var bounds = isSum ? 0 : point.Where(field => field.Number == 7).Sum(field => field.Bytes.Length) / sizeof(double);
            var sum = BitConverter.ToDouble(point.Single(field => field.Number == (isSum ? 4 : 5)).Bytes);
            yield return new OtlpMetric(scope, Text(metric, number: 1), Text(metric, number: 3), isSum ? "sum" : "histogram", sum, bounds, attributes.ToDictionary());
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(byte[] message, int number) =>
        Fields(message).Where(field => field.Number == number).Select(field => KeyValue(field.Bytes));

    private static KeyValuePair<string, string> KeyValue(byte[] pair) =>
        KeyValuePair.Create(Text(pair, number: 1), Text(Fields(pair).Single(field => field.Number == 2).Bytes, number: 1));

    private static string Text(byte[] message, int number) => System.Text.Encoding.UTF8.GetString(Fields(message).SingleOrDefault(field => field.Number == number).Bytes ?? []);

    private static List<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        var input = new CodedInputStream(message);
        uint tag;
        while ((tag = input.ReadTag()) != 0)
        {
            var bytes = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                WireFormat.WireType.Fixed64 => BitConverter.GetBytes(input.ReadFixed64()),
                WireFormat.WireType.Fixed32 => BitConverter.GetBytes(input.ReadFixed32()),
                _ => BitConverter.GetBytes(input.ReadUInt64()),
            };
            fields.Add((WireFormat.GetTagFieldNumber(tag), bytes));
        }

        return fields;
    }
}
