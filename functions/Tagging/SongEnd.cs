using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Tagging;

/// <summary>The output of <see cref="TagSong"/>.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Outcome">The recorded outcome.</param>
/// <param name="Genre">The recorded genre.</param>
/// <param name="SegmentCount">Segments that were scored for it.</param>
public sealed record SongEnd(
    SongEnding Ending,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SongOutcome>))] SongOutcome? Outcome = null,
    string? Genre = null,
    int SegmentCount = 0);
