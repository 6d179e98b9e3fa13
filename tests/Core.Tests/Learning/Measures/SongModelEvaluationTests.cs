using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class SongModelEvaluationTests
{
    [Fact]
    public void Of_ModelThatReadsSongs_GivesWhatItSaysOfEachSongByItself()
    {
        var table = TestTables.Clouds(songs: 4, segments: 3);
        var trained = new LstmLearner(new LstmOptions { HiddenSize = 4, Epochs = 2 }).Train(table.AllRows, table.AllRows.Take([]), seed: 1, TrainingWatch.None);
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var metadata = new ModelMetadata { Id = "", Labels = table.Labels, FeatureSchema = FeatureSchema.Id, FeatureNames = FeatureSchema.Names };
        var model = GenreModel.FromBytes(graph.Build("lstm", metadata, trained.Write(graph, graph.Input)!.Value));

        var judged = ModelEvaluation.Of(model, table).Probabilities;

        Assert.True(model.ReadsSongs);
        Assert.Throws<ModelFormatException>(model.RequireSegments);
        foreach (var song in Enumerable.Range(0, table.RowCount).GroupBy(row => table.SongOfRow[row]))
        {
            var alone = new double[song.Count() * table.Labels.Count];
            model.Score([.. song.SelectMany(row => table.Row(row).ToArray())], alone);
            Assert.Equal(alone, song.SelectMany(row => judged.Skip(row * table.Labels.Count).Take(table.Labels.Count)));
        }

        // And that is another answer than that of all rows read as one song.
        var together = new double[table.RowCount * table.Labels.Count];
        model.Score(table.Features, together);
        Assert.NotEqual(together, judged);
    }
}
