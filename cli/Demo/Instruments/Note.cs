namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>One note of a part.</summary>
/// <param name="StartSample">Where it starts in the song.</param>
/// <param name="HoldSamples">How long it is held; it may ring on.</param>
/// <param name="Pitch">MIDI pitch, 60 = middle C; drums have their own pitch and ignore it.</param>
/// <param name="Velocity">How hard it is played, 0 to 1.</param>
internal readonly record struct Note(int StartSample, int HoldSamples, double Pitch, float Velocity);
