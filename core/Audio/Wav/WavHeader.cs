namespace GenreFunctions.Audio.Wav;

/// <summary>Where a WAV file's samples are and how they are stored.</summary>
/// <param name="Format">How they are stored.</param>
/// <param name="DataBytes">How many bytes of them the header states; <see langword="null"/> for a streamed header, which does not know. 0 is an empty song.</param>
internal sealed record WavHeader(WavFormat Format, long? DataBytes);
