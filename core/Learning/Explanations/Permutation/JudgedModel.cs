namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>A model, and the rows it is judged by. On rows that it has learnt from, importance says what it goes by, not what helps with others.</summary>
/// <param name="Scorer">The model.</param>
/// <param name="Rows">The rows, with the right labels.</param>
public sealed record JudgedModel(RowScorer Scorer, Examples Rows);
