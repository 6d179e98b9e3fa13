namespace GenreFunctions.Learning.Comparing;

/// <summary>A point of a learning curve: the mean of all trainings that got so far.</summary>
/// <param name="Round">Rounds (epochs, trees a label) done.</param>
/// <param name="TrainingLoss">Mean cross-entropy of the training rows in nats; NaN where it is not known.</param>
/// <param name="ValidationLoss">The same on the validation rows; NaN where it is not known.</param>
public sealed record CurvePoint(int Round, double TrainingLoss, double ValidationLoss);
