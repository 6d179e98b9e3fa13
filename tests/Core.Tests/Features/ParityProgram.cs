using System.Globalization;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using GenreFunctions.Audio.Resampling;
using GenreFunctions.Features;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Features;

/// <summary>What this assembly does as a program: features and resampled sound on whatever the process may use of the processor.</summary>
internal static class ParityProgram
{
    /// <summary>A whole multiple of the analysis rate, a small ratio, and another multiple.</summary>
    public static readonly int[] RatesHz = [44_100, 48_000, 66_150];

    /// <summary>A line for the lanes, one for each rate with a hash of the resampled bits, one for each signal with its features.</summary>
    public static void Main()
    {
        Console.WriteLine(FeaturePipeline.ForThisMachine(SyntheticSignals.Length).GetType().GenericTypeArguments[0].Name);
        foreach (var rate in RatesHz)
            Console.WriteLine(Resampled(rate));

        var extractor = new FeatureExtractor();
        var features = new double[FeatureSchema.Count];
        foreach (var name in SyntheticSignals.Names)
        {
            extractor.Extract(SyntheticSignals.Make(name), features);
            Console.WriteLine(string.Join(',', features.Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Prepend(name)));
        }
    }

    /// <summary>A hash of noise at this rate, resampled.</summary>
    public static string Resampled(int rateHz)
    {
        var resampler = new Resampler(rateHz);
        resampler.Push(TestSignals.Noise(6000, seed: rateHz));
        resampler.Finish();
        var output = new float[6000];
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(output.AsSpan(0, resampler.Pull(output)))));
    }
}
