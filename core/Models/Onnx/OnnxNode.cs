using GenreFunctions.Models.Graphs;

namespace GenreFunctions.Models.Onnx;

/// <summary>One operator of a graph on its way to be prepared: what it is, what it takes, and how wide the rows are that reach it.</summary>
internal sealed class OnnxNode
{
    private readonly NodeProto _proto;
    private readonly IReadOnlyDictionary<string, GraphValue> _values;
    private readonly Func<string, TensorProto?> _takeConstant;
    private readonly Dictionary<int, TensorProto> _taken;

    /// <summary>A node among the values named so far.</summary>
    public OnnxNode(NodeProto proto, IReadOnlyDictionary<string, GraphValue> values, Func<string, TensorProto?> takeConstant)
        : this(proto, values, takeConstant, [], output: 0)
    {
    }

    private OnnxNode(
        NodeProto proto,
        IReadOnlyDictionary<string, GraphValue> values,
        Func<string, TensorProto?> takeConstant,
        Dictionary<int, TensorProto> taken,
        int output)
    {
        _proto = proto;
        _values = values;
        _takeConstant = takeConstant;
        _taken = taken;
        Output = output;
    }

    /// <summary>What it does, in the format's words: <c>Gemm</c>, <c>ai.onnx.ml.SVMClassifier</c>.</summary>
    public string Kind => _proto.Domain is "" or "ai.onnx" ? _proto.OpType : $"{_proto.Domain}.{_proto.OpType}";

    /// <summary>The result that is wanted, counted from 0. A node of which two are used is prepared twice.</summary>
    public int Output { get; }

    /// <summary>How many results it has, used or not.</summary>
    public int OutputCount => _proto.Output.Count;

    /// <summary>How many inputs it has.</summary>
    public int InputCount => _proto.Input.Count;

    /// <summary>Columns of the first rows that reach it.</summary>
    public int Columns => ColumnsOf(Enumerable.Range(0, InputCount).FirstOrDefault(IsValue));

    /// <summary>The rows that reach it, constants left out: what the operator will find in its inputs.</summary>
    public IEnumerable<GraphValue> Values => Enumerable.Range(0, InputCount).Where(IsValue).Select(input => _values[_proto.Input[input]]);

    /// <summary>The same node, prepared for another of its results.</summary>
    public OnnxNode For(int output) => new(_proto, _values, _takeConstant, _taken, output);

    /// <summary>Whether the input is there and is rows: features, or the result of an earlier operator.</summary>
    public bool IsValue(int input) => Has(input) && _values.ContainsKey(_proto.Input[input]);

    /// <summary>Whether there is such an input. One that may be missing has an empty name.</summary>
    public bool Has(int input) => input < InputCount && _proto.Input[input].Length > 0;

    /// <summary>Columns of the rows at an input.</summary>
    /// <exception cref="ModelFormatException">No rows arrive there.</exception>
    public int ColumnsOf(int input) => IsValue(input)
        ? _values[_proto.Input[input]].Columns
        : throw Refuse($"takes '{(input < InputCount ? _proto.Input[input] : "")}' at input {input}, which nothing before it computes");

    /// <summary>Refuses another number of inputs.</summary>
    /// <exception cref="ModelFormatException">It has more or fewer.</exception>
    public void RequireInputs(int count)
    {
        if (InputCount != count)
            throw Refuse($"has {InputCount} inputs instead of {count}");
    }

    /// <summary>The constant floats that stand at an input; they can serve one operator.</summary>
    /// <exception cref="ModelFormatException">None stand there, or they make no sense.</exception>
    public OnnxTensor Constant(int input) => OnnxTensor.Read(Take(input));

    /// <summary>The constant whole numbers that stand at an input; they can serve one operator.</summary>
    /// <exception cref="ModelFormatException">None stand there, or they make no sense.</exception>
    public OnnxIntegers Integers(int input) => OnnxIntegers.Read(Take(input));

    /// <summary>A whole-number attribute.</summary>
    public long Integer(string name, long otherwise) => Attribute(name) is { HasI: true } found ? found.I : otherwise;

    /// <summary>A floating-point attribute.</summary>
    /// <exception cref="ModelFormatException">It is not finite.</exception>
    public float Float(string name, float otherwise) => Finite(name, Attribute(name) is { HasF: true } found ? found.F : otherwise);

    /// <summary>A text attribute.</summary>
    public string Text(string name, string otherwise) => Attribute(name) is { HasS: true } found ? found.S.ToStringUtf8() : otherwise;

    /// <summary>An attribute of whole numbers; none where it is missing.</summary>
    public long[] IntegerList(string name) => [.. Attribute(name)?.Ints ?? []];

    /// <summary>An attribute of floating-point numbers; none where it is missing.</summary>
    /// <exception cref="ModelFormatException">One is not finite.</exception>
    public float[] FloatList(string name) => [.. (Attribute(name)?.Floats ?? []).Select(value => Finite(name, value))];

    /// <summary>An attribute of texts; none where it is missing.</summary>
    public string[] TextList(string name) => [.. (Attribute(name)?.Strings ?? []).Select(text => text.ToStringUtf8())];

    /// <summary>An attribute that is a tensor of floats; <see langword="null"/> where it is missing.</summary>
    /// <exception cref="ModelFormatException">It makes no sense.</exception>
    public OnnxTensor? Tensor(string name) => Attribute(name)?.T is { } tensor ? OnnxTensor.Read(tensor) : null;

    /// <summary>One sentence on what is wrong here.</summary>
    public ModelFormatException Refuse(string what) => new($"The model's operator {this} {what}.");

    /// <inheritdoc/>
    public override string ToString() => _proto.Name is { Length: > 0 } name ? $"{Kind} '{name}'" : Kind;

    private TensorProto Take(int input)
    {
        if (_taken.TryGetValue(input, out var tensor))
            return tensor;
        tensor = (Has(input) ? _takeConstant(_proto.Input[input]) : null) ?? throw Refuse($"takes no weights of its own at input {input}");
        _taken.Add(input, tensor);
        return tensor;
    }

    private float Finite(string name, float value) => float.IsFinite(value) ? value : throw Refuse($"has a {name} that is no finite number");

    private AttributeProto? Attribute(string name) => _proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
