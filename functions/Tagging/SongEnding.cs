using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Tagging;

/// <summary>How the orchestration of a song came to its end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SongEnding>))]
public enum SongEnding
{
    /// <summary>A result was recorded, of whatever outcome.</summary>
    Recorded,

    /// <summary>The blob was overwritten meanwhile: the newer version has an orchestration of its own.</summary>
    Superseded,

    /// <summary>The blob was deleted meanwhile.</summary>
    Deleted,
}
