namespace GenreFunctions.Functions.Pictures;

/// <summary>A waveform, in base64 as JSON has it.</summary>
/// <param name="Min">The lowest sample of each column, a signed byte; -127 is full scale.</param>
/// <param name="Max">The highest sample of each column, a signed byte.</param>
internal sealed record WaveformBody(byte[] Min, byte[] Max);
