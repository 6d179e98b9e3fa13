using System.Text.Json;

namespace GenreFunctions.Functions.Results;

/// <summary>How stores write documents: as <see cref="AppJson"/> does, but for what would take much room.</summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Options = new(AppJson.Options) { Converters = { new SegmentMoodsConverter() } };
}
