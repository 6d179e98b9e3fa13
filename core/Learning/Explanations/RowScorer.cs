namespace GenreFunctions.Learning.Explanations;

/// <summary>What is explained: anything that gives rows' probabilities, such as <see cref="ITrainedLearner.Score"/> or a <see cref="Models.GenreModel"/>. Thread-safe.</summary>
/// <param name="rows">The rows.</param>
/// <param name="probabilities">Row-major, one a label.</param>
public delegate void RowScorer(Examples rows, Span<double> probabilities);
