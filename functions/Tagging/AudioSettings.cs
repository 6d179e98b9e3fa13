using GenreFunctions.Audio;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tagging;

/// <summary>How audio is opened, by settings <c>Audio__…</c>; see <see cref="AudioOptions"/>.</summary>
internal static class AudioSettings
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>As the settings say.</summary>
    /// <exception cref="InvalidOperationException">One of them is out of its range; the message names it.</exception>
    public static AudioOptions From(IConfiguration configuration)
    {
        var standard = new AudioOptions();
        return new AudioOptions
        {
            // A week of music in one file is beyond anything but a mistake.
            MaximumDuration = Setting.Duration(configuration, "Audio:MaximumDuration", standard.MaximumDuration, Moment, TimeSpan.FromDays(7)),
            MaximumCompressedBytes = Setting.Bytes(configuration, "Audio:MaximumCompressedBytes", standard.MaximumCompressedBytes),

            // A service reads files from strangers: what makes a decoder fail must not end it, unless whoever runs it says that it may.
            Mp3Decoding = Setting.Choice(configuration, "Audio:Mp3Decoding", Mp3Decoding.ChildProcess),
            FfmpegProgram = Setting.Text(configuration, "Audio:FfmpegProgram") ?? standard.FfmpegProgram,
            FfmpegTimeLimit = Setting.Duration(configuration, "Audio:FfmpegTimeLimit", standard.FfmpegTimeLimit, Moment, TimeSpan.FromDays(1)),
        };
    }
}
