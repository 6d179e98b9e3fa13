using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning;

internal sealed class MlpAdapter(LearnerOptions options) : ILearner
{
    public string Name => "mlp";
    public string Settings => $"hidden {string.Join('-', options.HiddenSizes)}";
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        FeatureRow Row(Examples e, int i, string tag) => new(SegmentFileName.Of($"{tag}{e.Songs[i]}", i), 1, e[i].ToArray(), $"{e.Labels[i]:D4}");
        var table = new FeatureTable([.. Enumerable.Range(0, training.Count).Select(i => Row(training, i, "t")), .. Enumerable.Range(0, validation.Count).Select(i => Row(validation, i, "v"))]);
        var split = new Split([.. Enumerable.Range(0, training.Count)], [.. Enumerable.Range(training.Count, validation.Count)], []);
        var network = MlpTrainer.Train(table, split, options, seed, watch.Stage, watch.Progress, watch.Cancellation);
        return new Trained(network, network.ToModel("x", new ModelMetadata { Id = "", Labels = table.Labels, FeatureSchema = FeatureSchema.Id, FeatureNames = FeatureSchema.Names }), options.Epochs);
    }

    private sealed class Trained(MlpNetwork network, GenreModel model, int epochs) : ITrainedLearner
    {
        public string Ended => $"epoch {network.BestEpoch} of {epochs}";
        public void Score(Examples rows, Span<double> probabilities) => model.Score(rows.Features, probabilities);
        OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => null;
    }
}
