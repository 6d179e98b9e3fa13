using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Networks;

/// <summary>A trained network with its preparation of features: everything a model file holds but the metadata.</summary>
/// <param name="Shape">Sizes of the layers.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="Preparation">What comes before the first layer.</param>
/// <param name="BestEpoch">The epoch the weights are from, counted from 1.</param>
internal sealed record MlpNetwork(MlpShape Shape, float[] Parameters, Preparation.Preparation Preparation, int BestEpoch)
{
    /// <summary>Writes the operators, from features as they are measured to probabilities.</summary>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var value = Preparation.Write(graph, features);
        for (var layer = 0; layer < Shape.LayerCount; layer++)
        {
            value = graph.Gemm(value, OutputsByInputs(layer), Shape.Bias(Parameters, layer)[..Shape.Outputs(layer)]);
            if (layer < Shape.LayerCount - 1)
                value = graph.Simple("Relu", value);
        }

        return graph.Softmax(value);
    }

    /// <summary>The network as a model, by way of the file's bytes: what is evaluated is what is stored.</summary>
    public GenreModel ToModel(string name, ModelMetadata metadata)
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        return GenreModel.FromBytes(graph.Build(name, metadata, Write(graph, graph.Input)));
    }

    private float[] OutputsByInputs(int layer)
    {
        var weights = Shape.Weights(Parameters, layer);
        var (inputs, outputs, stride) = (Shape.Inputs(layer), Shape.Outputs(layer), Shape.Stride(layer));
        var turned = new float[inputs * outputs];
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
                turned[output * inputs + input] = weights[input * stride + output];
        }

        return turned;
    }
}
