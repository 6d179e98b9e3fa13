using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>One run of <c>genre parity</c>.</summary>
internal sealed record ParityRun(string FeaturesPath, string ReferencePath)
{
    /// <summary>Prints a line for each feature, and how many values agree in all.</summary>
    /// <returns>Incomplete when some values are further apart than <see cref="FeatureParity.CloseDeviations"/>.</returns>
    public int Run()
    {
        var parities = Compare();
        if (parities[0].Values == 0)
            throw new WrongUseException($"'{FeaturesPath}' and '{ReferencePath}' have no row in common.");

        var width = FeatureSchema.Names.Max(name => name.Length);
        Console.WriteLine($"{"feature".PadRight(width)}  largest difference  within {FeatureParity.CloseDeviations.ToString(CultureInfo.InvariantCulture)}  exact");
        foreach (var parity in parities)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{parity.Feature.PadRight(width)}  {parity.LargestDeviations,18:0.0e+00}  {(double)parity.Close / parity.Values,12:P1}  {(double)parity.Exact / parity.Values,5:P0}"));

        var (values, close) = (parities.Sum(parity => parity.Values), parities.Sum(parity => parity.Close));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{parities[0].Values} rows, {values} values; {(double)close / values:P2} within {FeatureParity.CloseDeviations} standard deviations of the reference."));
        return close == values ? ExitCode.Done : ExitCode.Incomplete;
    }

    private IReadOnlyList<FeatureParity> Compare()
    {
        var (features, reference) = (FeatureFile.Read(FeaturesPath), FeatureFile.Read(ReferencePath));
        try
        {
            return FeatureParity.Compare(features, reference);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
