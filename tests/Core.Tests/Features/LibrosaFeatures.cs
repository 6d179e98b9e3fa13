using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Tests.Features;

/// <summary>What librosa 0.8.0 computes for the <see cref="SyntheticSignals"/>, and how near is near enough.</summary>
internal static class LibrosaFeatures
{
    private static readonly int Tempo = FeatureSchema.Names.ToList().IndexOf("tempo");

    /// <summary>The features of every signal, and each feature's standard deviation over the 9,990 segments of the public file.</summary>
    private static readonly Dictionary<string, double[]> Expected = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Features", "synthetic-signals.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());

    /// <summary>A ten-thousandth of a standard deviation; the tempo exactly.</summary>
    public static void AssertEqual(string signal, double[] features)
    {
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            var tolerance = i == Tempo ? 0 : 1e-4 * Expected["standard_deviation"][i];
            Assert.True(
                Math.Abs(features[i] - Expected[signal][i]) <= tolerance,
                $"{signal}: {FeatureSchema.Names[i]} is {features[i]}, librosa says {Expected[signal][i]}.");
        }
    }
}
