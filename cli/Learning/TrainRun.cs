using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre train</c>.</summary>
internal sealed record TrainRun(
    string FeaturesPath, string OutputPath, string? Name, string? DataSet, DateOnly TrainedOn, bool Calibrate, long Seed, LearnerOptions Learner)
{
    /// <summary>Trains, writes the model and says what it is worth.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        using var output = OutputFile.Open(OutputPath);
        var trained = Train(table, cancellation);
        trained.Model.Save(output.Stream);
        output.Keep();

        Console.WriteLine($"{OutputPath}: {trained.Model.Metadata.Id}, from epoch {trained.BestEpoch} of at most {Learner.Epochs}.");
        if (trained.Songs is not null)
            ReportText.Write(Console.Out, trained.Songs);
        return ExitCode.Done;
    }

    private TrainedModel Train(FeatureTable table, CancellationToken cancellation)
    {
        var options = new TrainingOptions
        {
            Name = Name ?? Path.GetFileNameWithoutExtension(OutputPath),
            DataSet = DataSet ?? Path.GetFileName(FeaturesPath),
            TrainedOn = TrainedOn,
            Seed = Seed,
            Calibrate = Calibrate,
            Learner = Learner,
        };
        using var progress = new TrainingProgressLine(Calibrate ? Protocols.SongFolds + 1 : 1, Learner.Epochs);
        try
        {
            return GenreTrainer.Train(table, options, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
