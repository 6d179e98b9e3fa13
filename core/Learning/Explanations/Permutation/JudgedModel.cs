using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>A model, and the rows it is judged by. On rows that it has learnt from, importance says what it goes by, not what helps with others.</summary>
/// <param name="Scorer">The model.</param>
/// <param name="Rows">The rows, with the right labels.</param>
public sealed record JudgedModel(RowScorer Scorer, Examples Rows)
{
    /// <summary>A model file and a table.</summary>
    /// <exception cref="ArgumentException">The table has a label that the model has not.</exception>
    public static JudgedModel Of(GenreModel model, FeatureTable table) =>
        new((rows, probabilities) => model.Score(rows.Features, probabilities), ModelEvaluation.RowsFor(model, table));
}
