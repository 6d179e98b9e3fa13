using GenreFunctions.Cli.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre evaluate --protocol</c>.</summary>
internal sealed record EvaluateRun(string FeaturesPath, string Protocol, int Seeds, long Seed, LearnerOptions Learner)
{
    /// <summary>Trains as often as the protocol asks for, and prints what it found.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        ReportText.Write(Console.Out, Evaluate(table, cancellation));
        return ExitCode.Done;
    }

    private ProtocolReport Evaluate(FeatureTable table, CancellationToken cancellation)
    {
        using var progress = new TrainingProgressLine(Protocol == "segments" ? Seeds : Protocols.SongFolds, Learner.Epochs);
        try
        {
            return Protocol == "segments"
                ? Protocols.RunSegments(table, Learner, Seed, Seeds, progress, cancellation)
                : Protocols.RunSongs(table, Learner, Seed, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
