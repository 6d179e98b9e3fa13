using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models;

/// <summary>Small model files of known weights.</summary>
internal static class TestModels
{
    public static readonly ModelMetadata Metadata = new()
    {
        Id = "",
        Labels = ["blues", "rock", "jazz"],
        FeatureSchema = FeatureSchema.Id,
        FeatureNames = FeatureSchema.Names,
        SongTemperature = 1.25,
        UnknownThreshold = 0.375,
        Notes = new OrderedDictionary<string, string> { ["seed"] = "7", ["dataSet"] = "none" },
    };

    /// <summary>Scaler, one hidden layer of 20, softmax over three labels.</summary>
    public static byte[] File(int seed = 1, ModelMetadata? metadata = null)
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var value = graph.Columnwise("Sub", graph.Input, Numbers(FeatureSchema.Count, seed));
        value = graph.Columnwise("Div", value, [.. Numbers(FeatureSchema.Count, seed + 1).Select(number => 1.5f + number)]);
        value = graph.Simple("Relu", graph.Gemm(value, Numbers(20 * FeatureSchema.Count, seed + 2), Numbers(20, seed + 3)));
        value = graph.Softmax(graph.Gemm(value, Numbers(3 * 20, seed + 4), Numbers(3, seed + 5)));
        return graph.Build("test", metadata ?? Metadata, value);
    }

    public static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    public static double[] Rows(int count, int seed) => [.. Numbers(count * FeatureSchema.Count, seed).Select(number => 10.0 * number)];
}
