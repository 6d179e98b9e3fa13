namespace GenreFunctions.Learning.Measures;

/// <summary>Answers of about the same confidence: a point of a reliability diagram.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Confidence">Their mean confidence; 0 where there are none.</param>
/// <param name="Accuracy">Share of them that is right; 0 where there are none.</param>
public sealed record CalibrationBin(int Count, double Confidence, double Accuracy);
