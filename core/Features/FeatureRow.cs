namespace GenreFunctions.Features;

/// <summary>One row of a feature file: a segment (or a whole song), its features and its label.</summary>
/// <param name="FileName">As the public files name a row: <c>blues.00000.3.wav</c> for a segment, <c>blues.00000.wav</c> for a whole song.</param>
/// <param name="LengthSamples">Length of the stretch at 22,050 Hz.</param>
/// <param name="Features">57 values in the order of <see cref="FeatureSchema.Names"/>.</param>
/// <param name="Label">What the row is labelled with.</param>
public sealed record FeatureRow(string FileName, int LengthSamples, IReadOnlyList<double> Features, string Label);
