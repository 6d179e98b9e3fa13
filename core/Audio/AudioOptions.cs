namespace GenreFunctions.Audio;

/// <summary>How audio is opened.</summary>
public sealed record AudioOptions
{
    /// <summary>A longer song ends as <see cref="SongOutcome.TooLong"/>. Default 6 h; above zero. Time, not memory, grows with it.</summary>
    public TimeSpan MaximumDuration { get; init; } = TimeSpan.FromHours(6);

    /// <summary>
    /// A compressed stream with more bytes ends as <see cref="SongOutcome.TooLong"/>, before its temporary copy fills the disk. Default 4 GiB, above
    /// zero; six hours of CD quality fit. A file is read in place, so it may be larger.
    /// </summary>
    public long MaximumCompressedBytes { get; init; } = 4L << 30;

    /// <summary>The ffmpeg program: a name looked up on PATH, or a path. Default <c>ffmpeg</c>.</summary>
    public string FfmpegProgram { get; init; } = "ffmpeg";

    /// <summary>How long ffmpeg may go without giving a sample before it is ended. Default 60 s; above zero, at most a day.</summary>
    public TimeSpan FfmpegTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Where MP3 is decoded. Default <see cref="Mp3Decoding.ChildProcess"/>, as for files from strangers; <see cref="Mp3Decoding.InProcess"/> is faster. The
    /// samples are the same but for rounding.
    /// </summary>
    public Mp3Decoding Mp3Decoding { get; init; } = Mp3Decoding.ChildProcess;

    /// <summary>Refuses values outside their ranges.</summary>
    internal AudioOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaximumDuration, TimeSpan.Zero, nameof(MaximumDuration));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaximumCompressedBytes, nameof(MaximumCompressedBytes));
        ArgumentException.ThrowIfNullOrWhiteSpace(FfmpegProgram, nameof(FfmpegProgram));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FfmpegTimeLimit, TimeSpan.Zero, nameof(FfmpegTimeLimit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FfmpegTimeLimit, TimeSpan.FromDays(1), nameof(FfmpegTimeLimit));
        if (!Enum.IsDefined(Mp3Decoding))
            throw new ArgumentOutOfRangeException(nameof(Mp3Decoding), Mp3Decoding, "There is no such way to decode MP3.");
        return this;
    }
}
