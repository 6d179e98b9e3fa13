using GenreFunctions.Features;
using GenreFunctions.Learning.Statistics;

namespace GenreFunctions.Cli.Learning.Statistics;

/// <summary>One run of <c>genre stats</c>.</summary>
internal sealed record StatsRun(string FeaturesPath, bool ByLabel, int Pairs, StatsFormat Format)
{
    /// <summary>Reads the file once, row by row, and prints what it found.</summary>
    public int Run(CancellationToken cancellation)
    {
        if (FeaturesPath.Length == 0)
            throw new WrongUseException("The name of the feature file is empty.");
        var statistics = InputFile.Read("feature file", FeaturesPath, file => Read(file, cancellation), fault => fault is InvalidDataException);
        switch (Format)
        {
            case StatsFormat.Json:
                StatsJson.Write(Console.Out, statistics, ByLabel, Pairs);
                break;
            case StatsFormat.Csv:
                StatisticsCsv.Write(Console.Out, statistics, ByLabel);
                break;
            default:
                StatsText.Write(Console.Out, statistics, ByLabel, Pairs);
                break;
        }

        return ExitCode.Done;
    }

    private static FeatureStatistics Read(Stream file, CancellationToken cancellation)
    {
        using var reader = new StreamReader(file);
        try
        {
            return FeatureStatistics.Of(FeatureCsv.Enumerate(reader), cancellation);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException(WrongUseException.Because(fault).Message, fault);
        }
    }
}
