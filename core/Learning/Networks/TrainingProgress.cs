namespace GenreFunctions.Learning.Networks;

/// <summary>How far a training is; reported after every epoch, from several threads when folds run side by side.</summary>
/// <param name="Stage">What is being trained: <c>fold 2 of 5</c>, <c>seed 3</c>, <c>model</c>.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Epochs">Most epochs there will be.</param>
/// <param name="TrainingLoss">Mean cross-entropy on the training rows in nats, with dropout.</param>
/// <param name="ValidationLoss">The same on the validation part without dropout; NaN without one.</param>
/// <param name="ValidationAccuracy">Share of the validation part that is right; NaN without one.</param>
public sealed record TrainingProgress(string Stage, int Epoch, int Epochs, double TrainingLoss, double ValidationLoss, double ValidationAccuracy);
