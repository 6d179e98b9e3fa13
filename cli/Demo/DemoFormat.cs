namespace GenreFunctions.Cli.Demo;

/// <summary>A format the demo's songs are written in.</summary>
/// <param name="Name">Its usual file name ending.</param>
/// <param name="Encoder">What ffmpeg calls the encoder; nothing for WAV, which needs none.</param>
/// <param name="Container">What ffmpeg calls the file format.</param>
internal sealed record DemoFormat(string Name, string? Encoder, string? Container)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoFormat> All { get; } =
    [
        new("wav", null, null),
        new("mp3", "libmp3lame", "mp3"),
        new("flac", "flac", "flac"),
        new("ogg", "libvorbis", "ogg"),
        new("m4a", "aac", "ipod"),
    ];

    /// <summary>True for what only ffmpeg writes.</summary>
    public bool IsCompressed => Encoder is not null;

    /// <summary>The format of a name, or <see langword="null"/>.</summary>
    public static DemoFormat? Find(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
