namespace GenreFunctions.Dsp.Mel;

/// <summary>One triangle of the mel filter bank: its weights from <paramref name="FirstBin"/> on.</summary>
internal readonly record struct MelBand(int FirstBin, float[] Weights);
