using GenreFunctions.Models.Graphs;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Reads a graph into steps: one input, nodes in the order in which they run, each taking results of earlier ones and constants, and what comes out is called
/// <c>probabilities</c>, <c>tags</c>, or both.
/// </summary>
internal sealed class OnnxGraphReader
{
    private readonly Dictionary<string, TensorProto> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphValue> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<GraphStep> _steps = [];
    private OnnxNode? _idle;
    private long _rowFloats;

    private OnnxGraphReader(GraphProto graph, int inputColumns)
    {
        foreach (var tensor in graph.Initializer)
        {
            if (!_constants.TryAdd(tensor.Name, tensor))
                throw new ModelFormatException($"The model names two sets of weights '{tensor.Name}'.");
            _names.Add(tensor.Name);
        }

        _used.UnionWith(graph.Node.SelectMany(node => node.Input));
        _used.UnionWith(graph.Output.Select(output => output.Name));
        Features = Input(graph, inputColumns);
    }

    /// <summary>The rows that come in.</summary>
    public GraphValue Features { get; }

    /// <summary>The steps in the order in which they run.</summary>
    public IReadOnlyList<GraphStep> Steps => _steps;

    /// <summary>What comes out, by its name.</summary>
    public IReadOnlyDictionary<string, GraphValue> Outputs => _outputs;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="ModelFormatException">The nodes are in no order that can be run, one is not known, or weights do not fit.</exception>
    public static OnnxGraphReader Read(GraphProto graph, int inputColumns)
    {
        if (graph.Node.Count is 0 or > OnnxFormat.MaximumNodes)
            throw new ModelFormatException($"The model has {graph.Node.Count} operators; a genre model has 1 to {OnnxFormat.MaximumNodes}.");
        var reader = new OnnxGraphReader(graph, inputColumns);
        foreach (var node in graph.Node)
            reader.Append(node);
        reader.TakeOutputs(graph);
        return reader._idle is null ? reader : throw reader._idle.Refuse("computes what nothing uses");
    }

    private GraphValue Input(GraphProto graph, int columns)
    {
        // Old writers list the constants among the inputs.
        var inputs = graph.Input.Where(input => !_constants.ContainsKey(input.Name)).ToList();
        if (inputs is not [var only] || graph.Output.Count is not (1 or 2))
            throw new ModelFormatException($"The model has {inputs.Count} inputs and {graph.Output.Count} outputs; a genre model has one input, and one output or two.");
        var shape = only.Type?.TensorType?.Shape?.Dim;
        if (shape is not [_, { ValueCase: TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue } width] || width.DimValue != columns)
            throw new ModelFormatException($"The model's input '{only.Name}' is not rows of {columns} features.");
        var features = new GraphValue(columns);
        Name(only.Name, features);
        return features;
    }

    private void Append(NodeProto proto)
    {
        var node = new OnnxNode(proto, _values, TakeConstant);
        if (!proto.Output.Any(_used.Contains))
            _idle ??= node;
        for (var output = 0; output < proto.Output.Count; output++)
        {
            if (proto.Output[output].Length > 0 && _used.Contains(proto.Output[output]))
                Name(proto.Output[output], Prepare(node.For(output)));
        }
    }

    private GraphValue Prepare(OnnxNode node)
    {
        var step = OnnxOperators.Create(node);
        GraphValue[] inputs = [.. node.Values];
        if (step is null)
            return inputs[0];
        foreach (var input in inputs)
            input.LastUse = _steps.Count;
        var output = new GraphValue(step.OutputColumns);
        // All values together, not those alive at a time: constants that are one number for all columns take as much room as their value.
        _rowFloats += output.Stride;
        if (_rowFloats > OnnxFormat.MaximumRowFloats)
            throw new ModelFormatException($"The model's rows are more than {OnnxFormat.MaximumRowFloats} numbers on their way through it, so it is no genre model.");
        _steps.Add(new GraphStep(step, inputs, output));
        return output;
    }

    private void TakeOutputs(GraphProto graph)
    {
        foreach (var name in graph.Output.Select(output => output.Name))
        {
            if (name is not (OnnxFormat.ProbabilitiesName or OnnxFormat.TagsName) || !_values.TryGetValue(name, out var value))
                throw new ModelFormatException($"The model's output '{name}' is not something it computes that is called {OnnxFormat.ProbabilitiesName} or {OnnxFormat.TagsName}.");
            if (!_outputs.TryAdd(name, value))
                throw new ModelFormatException($"The model has the output '{name}' twice.");
            value.LastUse = int.MaxValue;
        }
    }

    private void Name(string name, GraphValue value)
    {
        if (!_names.Add(name))
            throw new ModelFormatException($"The model calls two things '{name}'.");
        _values.Add(name, value);
    }

    // Weights serve one operator each: a small file cannot ask for much memory.
    private TensorProto? TakeConstant(string name) => _constants.Remove(name, out var tensor) ? tensor : null;
}
