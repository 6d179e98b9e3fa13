using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning;

/// <summary>Who looks on while something is trained.</summary>
/// <param name="Stage">What is being trained: <c>fold 2 of 5</c>, <c>seed 3</c>, <c>model</c>.</param>
/// <param name="Progress">Hears of every round; <see langword="null"/> for nobody.</param>
/// <param name="Cancellation">Calls it off.</param>
public sealed record TrainingWatch(string Stage, IProgress<TrainingProgress>? Progress, CancellationToken Cancellation)
{
    /// <summary>Nobody looks on.</summary>
    public static TrainingWatch None { get; } = new("model", null, CancellationToken.None);

    /// <summary>Says how far it is.</summary>
    /// <param name="round">Rounds (epochs, trees a label) done.</param>
    /// <param name="rounds">Most rounds there will be.</param>
    /// <param name="trainingLoss">Mean cross-entropy of the training rows in nats; NaN where it is not known.</param>
    /// <param name="validationLoss">The same on the validation rows; NaN where it is not known.</param>
    /// <param name="validationAccuracy">Share of the validation rows that is right; NaN where it is not known.</param>
    public void Report(int round, int rounds, double trainingLoss, double validationLoss, double validationAccuracy) =>
        Progress?.Report(new TrainingProgress(Stage, round, rounds, trainingLoss, validationLoss, validationAccuracy));
}
