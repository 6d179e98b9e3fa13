namespace GenreFunctions.Learning.Measures;

/// <summary>95 % intervals from drawing songs anew, with replacement.</summary>
/// <param name="Accuracy">Of the share that is right.</param>
/// <param name="MacroF1">Of the mean F1 of the labels.</param>
/// <param name="LogLoss">Of the mean -ln of the right label's probability.</param>
public sealed record BootstrapIntervals(Interval Accuracy, Interval MacroF1, Interval LogLoss);
