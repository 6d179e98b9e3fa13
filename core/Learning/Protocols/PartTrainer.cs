using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Protocols;

/// <summary>Trains the parts of a division side by side.</summary>
internal static class PartTrainer
{
    /// <summary>Gives every part to <paramref name="use"/>, with what trains it, and collects what comes of it in the parts' order.</summary>
    public static T[] ForEach<T>(
        IReadOnlyList<DivisionPart> parts,
        FeatureTable table,
        ILearner learner,
        int? atOnce,
        Func<DivisionPart, Func<ITrainedLearner>, T> use,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        if (table.Labels.Count < 2)
            throw new ArgumentException($"All rows are labelled '{table.Labels[0]}'; a model needs two labels or more.");
        return SideBySide.Run(parts.Count, atOnce, i => use(parts[i], () => Train(parts[i])), cancellation);

        ITrainedLearner Train(DivisionPart part) => learner.Train(
            table.Examples(part.Split.Training), table.Examples(part.Split.Validation), part.Seed, new TrainingWatch(part.Stage, progress, cancellation));
    }
}
