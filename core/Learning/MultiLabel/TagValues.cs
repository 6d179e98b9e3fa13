using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What a tagger's operators give in a graph that is written.</summary>
/// <param name="Tags">Rows of tags, each a probability by itself.</param>
/// <param name="Classes">Rows of classes that add up to 1; <see langword="null"/> where none were learnt or wanted.</param>
internal sealed record TagValues(OnnxValue Tags, OnnxValue? Classes)
{
    /// <summary>Appends the weighted mean of several; who has learnt no classes has no voice on them.</summary>
    public static TagValues Mean(OnnxGraphBuilder graph, IReadOnlyList<TagValues> opinions, IReadOnlyList<double> weights)
    {
        int[] voices = [.. Enumerable.Range(0, opinions.Count).Where(i => opinions[i].Classes is not null)];
        return new TagValues(
            Mean(graph, [.. opinions.Select(opinion => opinion.Tags)], weights),
            voices.Length == 0 ? null : Mean(graph, [.. voices.Select(voice => opinions[voice].Classes!.Value)], [.. voices.Select(voice => weights[voice])]));
    }

    private static OnnxValue Mean(OnnxGraphBuilder graph, OnnxValue[] values, IReadOnlyList<double> weights)
    {
        if (values.Length == 1)
            return values[0];
        var sum = weights.Sum();
        return graph.Sum([.. values.Select((value, i) => graph.Columnwise("Mul", value, [(float)(weights[i] / sum)]))]);
    }
}
