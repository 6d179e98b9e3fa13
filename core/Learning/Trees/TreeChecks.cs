using System.Globalization;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees;

/// <summary>What all tree learners check before they start.</summary>
internal static class TreeChecks
{
    /// <summary>The most rows: a leaf for each of them is then still a tree that a model can hold.</summary>
    private const int MostRows = WalkNode.MostNodes / 2;

    /// <exception cref="ArgumentOutOfRangeException">It does not hold.</exception>
    public static void Require(bool holds, string name, double value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }

    /// <exception cref="ArgumentException">The rows cannot be learnt from.</exception>
    public static void Rows(Examples training, Examples validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        if (training.Count == 0 || training.Columns == 0 || training.LabelCount == 0)
            throw new ArgumentException($"{training.Count} rows of {training.Columns} columns and {training.LabelCount} labels are nothing to learn from.", nameof(training));
        if (training.Count > MostRows || training.Columns > WalkNode.MostColumns)
            throw new ArgumentException($"{training.Count} rows of {training.Columns} columns are more than trees can be grown on, {MostRows} rows of {WalkNode.MostColumns}.", nameof(training));
        if (validation.Count > 0 && (validation.Columns != training.Columns || validation.LabelCount != training.LabelCount))
        {
            throw new ArgumentException(
                $"The validation rows have {validation.Columns} columns and {validation.LabelCount} labels where the training rows have {training.Columns} and {training.LabelCount}.",
                nameof(validation));
        }
    }
}
