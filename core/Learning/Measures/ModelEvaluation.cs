using GenreFunctions.Learning.Data;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.Measures;

/// <summary>How a given model does on given rows; nothing is trained. On rows it was trained with this says little.</summary>
public sealed record ModelEvaluation
{
    /// <summary>Segment by segment.</summary>
    public required Evaluation Segments { get; init; }

    /// <summary>Song by song, joined and calibrated as tagging does.</summary>
    public required Evaluation Songs { get; init; }

    /// <summary>The segments' probabilities, row-major, in the order of the table and of the model's labels.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Scores and judges a table.</summary>
    /// <exception cref="ArgumentException">The table has a label that the model has not.</exception>
    public static ModelEvaluation Of(GenreModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var segments = Predict(model, table, [.. Enumerable.Range(0, table.RowCount)]);
        return new ModelEvaluation
        {
            Segments = segments.Evaluate(),
            Songs = segments.Join(model.Metadata.SongTemperature).Evaluate(),
            Probabilities = segments.Probabilities,
        };
    }

    /// <summary>The rows of a table with the labels as a model numbers them.</summary>
    /// <exception cref="ArgumentException">The table has a label that the model has not.</exception>
    public static Examples RowsFor(GenreModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var labels = model.Metadata.Labels;
        var places = table.Labels.Select(label => labels.ToList().IndexOf(label)).ToArray();
        var strange = Array.IndexOf(places, -1);
        if (strange >= 0)
            throw new ArgumentException($"The rows have the label '{table.Labels[strange]}', which the model {model.Metadata.Id} does not know.", nameof(table));
        return table.AllRows with { Labels = [.. table.LabelOfRow.Select(label => places[label])], LabelCount = labels.Count };
    }

    /// <summary>Scores some rows of a table.</summary>
    internal static Predictions Predict(GenreModel model, FeatureTable table, int[] rows)
    {
        var examples = RowsFor(model, table).Take(rows);
        var probabilities = new double[examples.Count * examples.LabelCount];
        if (model.ReadsSongs)
            ScoreSongs(model, examples, probabilities);
        else
            model.Score(examples.Features, probabilities);
        return new Predictions(model.Metadata.Labels, examples.Labels, examples.Songs, probabilities);
    }

    private static void ScoreSongs(GenreModel model, Examples examples, double[] probabilities)
    {
        foreach (var song in Enumerable.Range(0, examples.Count).GroupBy(row => examples.Songs[row]))
        {
            int[] rows = [.. song];
            var ofSong = new double[rows.Length * examples.LabelCount];
            model.Score(examples.Take(rows).Features, ofSong);
            for (var i = 0; i < rows.Length; i++)
                ofSong.AsSpan(i * examples.LabelCount, examples.LabelCount).CopyTo(probabilities.AsSpan(rows[i] * examples.LabelCount));
        }
    }
}
