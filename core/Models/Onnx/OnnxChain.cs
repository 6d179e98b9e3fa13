using GenreFunctions.Models.Operators;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Prepares a graph for running. The graph has to be a chain: one input, each node taking the node's result before it and
/// constants, probabilities at the end. Networks of dense layers are such chains.
/// </summary>
internal sealed class OnnxChain
{
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly List<IOperator> _operators = [];
    private string _current;
    private int _columns;

    private OnnxChain(GraphProto graph, int inputColumns)
    {
        _constants = new(StringComparer.Ordinal);
        foreach (var tensor in graph.Initializer)
        {
            if (!_constants.TryAdd(tensor.Name, tensor))
                throw new ModelFormatException($"The model names two sets of weights '{tensor.Name}'.");
        }

        // Old writers list the constants among the inputs.
        var inputs = graph.Input.Where(input => !_constants.ContainsKey(input.Name)).ToList();
        if (inputs is not [var only] || graph.Output.Count != 1)
            throw new ModelFormatException($"The model has {inputs.Count} inputs and {graph.Output.Count} outputs; a genre model has one of each.");
        var shape = only.Type?.TensorType?.Shape?.Dim;
        if (shape is not [_, { ValueCase: TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue } width] || width.DimValue != inputColumns)
            throw new ModelFormatException($"The model's input '{only.Name}' is not rows of {inputColumns} features.");
        _current = only.Name;
        _columns = inputColumns;
    }

    /// <summary>The operators in order.</summary>
    /// <exception cref="ModelFormatException">The graph is no chain, has an operator this program does not know, or weights that do not fit.</exception>
    public static IReadOnlyList<IOperator> Prepare(GraphProto graph, int inputColumns)
    {
        if (graph.Node.Count is 0 or > OnnxFormat.MaximumNodes)
            throw new ModelFormatException($"The model has {graph.Node.Count} operators; a genre model has 1 to {OnnxFormat.MaximumNodes}.");
        var chain = new OnnxChain(graph, inputColumns);
        foreach (var node in graph.Node)
            chain.Append(node);
        if (chain._current != graph.Output[0].Name)
            throw new ModelFormatException($"The model's output '{graph.Output[0].Name}' is not what its last operator computes.");
        if (chain._operators is not [.., SoftmaxOperator])
            throw new ModelFormatException("The model does not end in Softmax, so what it gives are no probabilities.");
        return chain._operators;
    }

    private void Append(NodeProto proto)
    {
        var node = new OnnxNode(proto, _current, _columns, TakeConstant);
        if (OnnxOperators.Create(node) is { } step)
        {
            _operators.Add(step);
            _columns = step.OutputColumns;
        }

        _current = proto.Output is [{ Length: > 0 } output]
            ? output
            : throw new ModelFormatException($"The model's operator {node} has {proto.Output.Count} results; this program runs operators with one.");
    }

    // Weights serve one operator each: a small file cannot ask for much memory.
    private OnnxTensor? TakeConstant(string name) => _constants.Remove(name, out var tensor) ? OnnxTensor.Read(tensor) : null;
}
