namespace GenreFunctions.Audio;

/// <summary>How audio is opened.</summary>
public sealed record AudioOptions
{
    /// <summary>A longer song ends as <see cref="SongOutcome.TooLong"/>. Default 6 h; above zero. Time, not memory, grows with it.</summary>
    public TimeSpan MaximumDuration { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The ffmpeg program: a name looked up on PATH, or a path. Default <c>ffmpeg</c>.</summary>
    public string FfmpegProgram { get; init; } = "ffmpeg";

    /// <summary>How long ffmpeg may go without giving a sample before it is ended. Default 60 s; above zero.</summary>
    public TimeSpan FfmpegTimeLimit { get; init; } = TimeSpan.FromSeconds(60);
}
