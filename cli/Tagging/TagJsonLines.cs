using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>One JSON object a line and a song: every field of <see cref="SongResult"/> in camelCase, the timelines only when asked for.</summary>
internal sealed class TagJsonLines(TextWriter output, bool withTimeline) : ITagReport
{
    private readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Titles stay readable; the output is no HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { type => LeaveOutTimelines(type, leaveOut: !withTimeline) },
        },
    };

    /// <inheritdoc/>
    public void Write(SongResult song) => output.Write(JsonSerializer.Serialize(song, _options) + "\n");

    private static void LeaveOutTimelines(JsonTypeInfo type, bool leaveOut)
    {
        if (!leaveOut || (type.Type != typeof(SongResult) && type.Type != typeof(SongMoods)))
            return;
        var name = JsonNamingPolicy.CamelCase.ConvertName(nameof(SongResult.Timeline));
        type.Properties.Single(candidate => candidate.Name == name).ShouldSerialize = (_, _) => false;
    }
}
