using System.Buffers.Binary;
using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Explaining;

/// <summary>
/// Reads from a model file what its training rows were like: most learners want features of mean 0 and deviation 1, and the file then begins with a
/// <c>Sub</c> of the means and a <c>Div</c> by the deviations. Where something else comes first, such as a logarithm, the constants are not of the features themselves, and nothing is read.
/// </summary>
internal static class TrainingScale
{
    /// <summary>Means and deviations of the 57 features; <see langword="null"/> where the file does not say.</summary>
    public static (double[] Means, double[] Deviations)? Read(GenreModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        var graph = OnnxFile.Parse(file.ToArray()).Graph;
        var constants = graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var input = graph.Input.Single(value => !constants.ContainsKey(value.Name)).Name;
        foreach (var subtraction in Takers("Sub", input))
        {
            if (Constants(subtraction) is not { } means)
                continue;
            foreach (var division in Takers("Div", subtraction.Output[0]))
            {
                if (Constants(division) is { } deviations && deviations.All(deviation => deviation > 0))
                    return (means, deviations);
            }
        }

        return null;

        IEnumerable<NodeProto> Takers(string kind, string value) =>
            graph.Node.Where(node => node.OpType == kind && node.Domain is "" or "ai.onnx" && node.Input is [var first, _] && first == value);

        double[]? Constants(NodeProto node) => constants.TryGetValue(node.Input[1], out var tensor) ? Numbers(tensor) : null;
    }

    private static double[]? Numbers(TensorProto tensor)
    {
        if (tensor.DataType != (int)TensorProto.Types.DataType.Float)
            return null;
        if (!tensor.HasRawData)
            return tensor.FloatData.Count == FeatureSchema.Count ? [.. tensor.FloatData.Select(value => (double)value)] : null;
        var bytes = tensor.RawData.Span;
        if (bytes.Length != FeatureSchema.Count * sizeof(float))
            return null;
        var numbers = new double[FeatureSchema.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return numbers;
    }
}
