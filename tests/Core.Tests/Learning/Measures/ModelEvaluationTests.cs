using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Models;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class ModelEvaluationTests
{
    [Fact]
    public void Of_SongsOfUnevenLength_JoinsThemAtTheModelsTemperature()
    {
        var temperature = TestModels.Metadata.SongTemperature;
        Assert.NotEqual(1, temperature);
        string[] songs = ["a", "a", "b", "b", "b", "b", "b", "c"];
        var labels = new Dictionary<string, string> { ["a"] = "rock", ["b"] = "blues", ["c"] = "jazz" };
        var features = TestModels.Rows(songs.Length, 3).Select(value => value / 20).Chunk(FeatureSchema.Count).ToArray();
        var table = new FeatureTable([.. songs.Select((song, i) => new FeatureRow(SegmentFileName.Of(song, i), 1, features[i], labels[song]))]);
        var model = GenreModel.Load(new MemoryStream(TestModels.File()));

        var evaluation = ModelEvaluation.Of(model, table);

        var loss = 0.0;
        foreach (var song in labels.Keys)
        {
            var rows = Enumerable.Range(0, songs.Length).Where(row => songs[row] == song).ToList();
            var mean = Enumerable.Range(0, 3).Select(label => rows.Average(row => evaluation.Probabilities[row * 3 + label])).ToArray();
            var right = mean[model.Metadata.Labels.ToList().IndexOf(labels[song])];
            loss -= Math.Log(Math.Pow(right, 1 / temperature) / mean.Sum(p => Math.Pow(p, 1 / temperature))) / labels.Count;
        }

        Assert.Equal(loss, evaluation.Songs.LogLoss, 1e-9);
        Assert.Equal((8, 3), (evaluation.Segments.Confusion.Count, evaluation.Songs.Confusion.Count));
    }
}
