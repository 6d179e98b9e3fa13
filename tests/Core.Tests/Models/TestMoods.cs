using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models;

/// <summary>Small models of moods of known weights: one layer of sigmoids.</summary>
internal static class TestMoods
{
    public static readonly MoodMetadata Metadata = new()
    {
        Id = "",
        Labels = ["calm", "tense"],
        FeatureSchema = FeatureSchema.Id,
        FeatureNames = FeatureSchema.Names,
        Thresholds = [0.25, 2],
        Calibration = [new(8, -3), new(2.5, -1)],
        PresentFrom = 1.0 / 3,
        Notes = new OrderedDictionary<string, string> { ["seed"] = "7", ["dataSet"] = "none" },
    };

    /// <summary>Two sigmoids of the features, of which <see cref="Scale"/> is taken: the variance of a centroid is of the order of its reciprocal.</summary>
    public static byte[] File(MoodMetadata? metadata = null, int seed = 1)
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var value = graph.Columnwise("Mul", graph.Input, [Scale]);
        return graph.Build("moods", metadata ?? Metadata, graph.Simple("Sigmoid", graph.Gemm(value, Weights(seed), [0.5f, -0.5f])));
    }

    public const float Scale = 1e-6f;

    public static float[] Weights(int seed = 1) => TestModels.Numbers(2 * FeatureSchema.Count, seed);

    public static MoodModel Load(byte[] file) => MoodModel.Load(new MemoryStream(file));
}
