using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenreFunctions.Cli.Watch;

/// <summary>One JSON object a line and a result.</summary>
internal sealed class WatchJsonLines(TextWriter output) : IWatchReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Titles stay readable; the output is no HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public void Expect(IReadOnlyList<ServiceSong> songs)
    {
        // A line is as long as it is.
    }

    /// <inheritdoc/>
    public void Write(WatchedSong song) => output.Write(JsonSerializer.Serialize(
        new
        {
            song.Song.SongId,
            song.Song.Publisher,
            song.Song.Container,
            song.Song.Name,
            song.VersionId,
            song.UploadedAt,
            song.TaggedAt,
            song.Result.Outcome,
            song.Result.Message,
            song.Result.Genre,
            song.Result.Confidence,
            song.Result.Tags,
            song.Result.DurationSeconds,
            song.Result.SegmentCount,
            song.Result.ModelId,
            song.Result.Warnings,
        },
        Options) + "\n");
}
