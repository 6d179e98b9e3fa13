namespace GenreFunctions.Functions.Pictures;

/// <summary>A mel spectrogram.</summary>
/// <param name="Bands">Bands of a column.</param>
/// <param name="LowHz">Where the lowest band begins.</param>
/// <param name="HighHz">Where the highest band ends.</param>
/// <param name="FloorDb">What 0 stands for, in decibels below the song's loudest value, which is 255.</param>
/// <param name="Values">In base64 as JSON has it: a byte a band, lowest first, column after column.</param>
internal sealed record MelBody(int Bands, double LowHz, double HighHz, double FloorDb, byte[] Values);
