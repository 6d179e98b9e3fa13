namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>How one part sits in the song.</summary>
/// <param name="LevelDb">Its loudness while it sounds: RMS in decibels below full scale.</param>
/// <param name="Pan">-1 left, 0 middle, 1 right.</param>
/// <param name="Reverb">Share sent to the room, 0 to 1.</param>
/// <param name="Width">How far it spreads to both sides, 0 to 1.</param>
/// <param name="Drive">How hard it is pushed into an amplifier; 0 is clean, 3 crunches, 12 is metal.</param>
internal sealed record Mix(double LevelDb, double Pan = 0, float Reverb = 0.1f, float Width = 0, float Drive = 0);
