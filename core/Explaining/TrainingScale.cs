using System.Buffers.Binary;
using GenreFunctions.Features;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Explaining;

/// <summary>
/// What a model file says of its training rows: most learners want features of mean 0 and deviation 1, and the file then begins with a <c>Sub</c> of the means and a
/// <c>Div</c> by the deviations. Logarithms of some columns may come before it, as log(...) * mask + x * (1 - mask); their constants are those of the logarithms.
/// </summary>
/// <param name="Means">A mean a feature.</param>
/// <param name="Deviations">A standard deviation a feature.</param>
/// <param name="Logarithmic">Whether they are the logarithm's; one a feature.</param>
internal sealed record TrainingScale(double[] Means, double[] Deviations, bool[] Logarithmic)
{
    /// <summary>Reads it.</summary>
    /// <returns><see langword="null"/> where the file does not say, or something else comes before.</returns>
    public static TrainingScale? Read(GraphProto graph) => new Reader(graph).Read();

    private sealed class Reader(GraphProto graph)
    {
        private readonly Dictionary<string, TensorProto> _constants = graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

        public TrainingScale? Read()
        {
            var input = graph.Input.Single(value => !_constants.ContainsKey(value.Name)).Name;
            foreach (var subtraction in graph.Node.Where(node => Is(node, "Sub")))
            {
                if (Numbers(subtraction.Input[1]) is not { } means || Logarithmic(subtraction.Input[0], input) is not { } logarithmic)
                    continue;
                foreach (var division in graph.Node.Where(node => Is(node, "Div") && node.Input[0] == subtraction.Output[0]))
                {
                    if (Numbers(division.Input[1]) is { } deviations && deviations.All(deviation => deviation > 0))
                        return new TrainingScale(means, deviations, logarithmic);
                }
            }

            return null;
        }

        /// <summary>Which columns of a value are logarithms of the input's, when all others are the input's.</summary>
        private bool[]? Logarithmic(string value, string input)
        {
            if (value == input)
                return new bool[FeatureSchema.Count];
            if (Maker(value, "Add") is not { } sum || Maker(sum.Input[0], "Mul") is not { } logarithms || Maker(sum.Input[1], "Mul") is not { } others)
                return null;
            return Maker(logarithms.Input[0], "Log") is not null && others.Input[0] == input
                && Numbers(logarithms.Input[1]) is { } mask && Numbers(others.Input[1]) is { } inverse
                && mask.Zip(inverse).All(pair => pair is (0, 1) or (1, 0))
                ? [.. mask.Select(one => one == 1)]
                : null;
        }

        private NodeProto? Maker(string value, string kind) =>
            graph.Node.FirstOrDefault(node => node.OpType == kind && node.Domain is "" or "ai.onnx" && node.Output.Contains(value));

        private double[]? Numbers(string name) => _constants.TryGetValue(name, out var tensor) ? Numbers(tensor) : null;

        private static bool Is(NodeProto node, string kind) => node.OpType == kind && node.Domain is "" or "ai.onnx" && node.Input.Count == 2;

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
}
