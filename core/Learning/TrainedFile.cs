using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning;

/// <summary>Something trained as a model file.</summary>
internal static class TrainedFile
{
    /// <summary>The file; <see langword="null"/> where ONNX has no operators for it.</summary>
    public static byte[]? Write(ITrainedLearner trained, string name, ModelMetadata metadata)
    {
        var graph = new OnnxGraphBuilder(metadata.FeatureNames.Count);
        return trained.Write(graph, graph.Input) is { } probabilities ? graph.Build(name, metadata, probabilities) : null;
    }

    /// <summary>How long its file would be, notes aside; <see langword="null"/> where ONNX has no operators for it.</summary>
    public static long? BytesOf(ITrainedLearner trained, IReadOnlyList<string> labels) =>
        Write(trained, "model", new ModelMetadata { Id = "", Labels = labels, FeatureSchema = FeatureSchema.Id, FeatureNames = FeatureSchema.Names })?.LongLength;
}
