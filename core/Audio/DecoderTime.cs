namespace GenreFunctions.Audio;

/// <summary>What a program of its own has worked to decode a song. Audio that is decoded here has no such time.</summary>
/// <param name="Time">Its processor time, start to end; or else how long its samples were waited for.</param>
/// <param name="IsProcessorTime">Which of the two.</param>
public readonly record struct DecoderTime(TimeSpan Time, bool IsProcessorTime)
{
    /// <summary>No program was needed.</summary>
    public static DecoderTime None { get; } = new(TimeSpan.Zero, IsProcessorTime: true);
}
