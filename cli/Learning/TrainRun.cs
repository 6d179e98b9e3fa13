using GenreFunctions.Cli.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre train</c>.</summary>
internal sealed record TrainRun(
    string FeaturesPath, string OutputPath, string Name, string? DataSet, DateOnly TrainedOn, bool Calibrate, long Seed, ILearner Learner, double ValidationShare)
{
    /// <summary>Trainings for the calibration.</summary>
    private const int FoldCount = SongsProtocol.Folds;

    /// <summary>Trains, writes the model and says what it is worth.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        using var output = OutputFile.Open(OutputPath);
        var trained = Train(table, cancellation);
        trained.Model.Save(output.Stream);
        output.Keep();

        // The model's bytes are kept to themselves.
        var report = OutputFile.IsStandardOutput(OutputPath) ? Console.Error : Console.Out;
        report.WriteLine($"{OutputPath}: {trained.Model.Metadata.Id}, {Learner.Name}, {trained.Ended}.");
        if (trained.Songs is not null)
            ReportText.Write(report, trained.Songs);
        return ExitCode.Done;
    }

    private TrainedModel Train(FeatureTable table, CancellationToken cancellation)
    {
        var options = new TrainingOptions
        {
            Name = Name,
            DataSet = DataSet ?? Path.GetFileName(FeaturesPath),
            TrainedOn = TrainedOn,
            Seed = Seed,
            Calibrate = Calibrate,
            Learner = Learner,
            ValidationShare = ValidationShare,
        };
        using var progress = new TrainingProgressLine(Calibrate ? FoldCount + 1 : 1);
        try
        {
            return GenreTrainer.Train(table, options, TimeProvider.System, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
