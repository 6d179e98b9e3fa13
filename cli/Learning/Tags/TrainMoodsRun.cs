using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>One run of <c>genre train-moods</c>.</summary>
internal sealed record TrainMoodsRun(LabelledFile File, string OutputPath, string Name, string? DataSet, DateOnly TrainedOn, long Seed, int Folds)
{
    /// <summary>Trains, writes the model and says what it is worth.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = File.Read();
        using var output = OutputFile.Open(OutputPath);
        var trained = Train(table, cancellation);
        trained.Model.Save(output.Stream);
        output.Keep();

        // The model's bytes are kept to themselves.
        var report = OutputFile.IsStandardOutput(OutputPath) ? Console.Error : Console.Out;
        report.WriteLine($"{OutputPath}: {trained.Model.Metadata.Id}, trained on {table.Rows.Count:N0} segments of {trained.Songs.SongNumbers.Count:N0} songs.");
        report.WriteLine();
        Write(report, trained);
        return ExitCode.Done;
    }

    private static void Write(TextWriter writer, TrainedMood trained)
    {
        var metadata = trained.Model.Metadata;
        writer.WriteLine($"Protocol: {metadata.Notes["protocol"]}.");
        writer.WriteLine();
        TagReportText.WriteTags(writer, new ComparedTagLearner(metadata.Id, metadata.Notes["learner"], [trained.Songs]), hasShares: true);
        writer.WriteLine();
        writer.WriteLine($"All together: {metadata.Notes["metrics"]}.");
        writer.WriteLine();
        var width = Math.Max("mood".Length, metadata.Labels.Max(label => label.Length));
        writer.WriteLine($"{"mood".PadRight(width)}  said from  slope  intercept");
        for (var i = 0; i < metadata.Labels.Count; i++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{metadata.Labels[i].PadRight(width)}  {metadata.Thresholds[i],9:0.000}  {metadata.Calibration[i].Slope,5:0.00}  {metadata.Calibration[i].Intercept,9:0.00}"));
        }
    }

    private TrainedMood Train(LabelledTable table, CancellationToken cancellation)
    {
        var options = new MoodTrainingOptions
        {
            Name = Name,
            DataSet = DataSet ?? Path.GetFileName(File.FeaturesPath),
            TrainedOn = TrainedOn,
            Seed = Seed,
            Folds = Folds,
        };
        using var progress = new TrainingProgressLine(Folds + 1);
        try
        {
            return MoodTrainer.Train(table, options, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
