namespace GenreFunctions.Models.Onnx;

/// <summary>One operator of a graph on its way to be prepared: what it is, what it takes, and how wide the rows are that reach it.</summary>
internal sealed class OnnxNode(NodeProto proto, string current, int columns, Func<string, OnnxTensor?> takeConstant)
{
    /// <summary>What it does, in the format's words: <c>Gemm</c>.</summary>
    public string Kind => proto.Domain is "" or "ai.onnx" ? proto.OpType : $"{proto.Domain}.{proto.OpType}";

    /// <summary>Columns of the rows that reach it.</summary>
    public int Columns => columns;

    /// <summary>How many inputs it has.</summary>
    public int InputCount => proto.Input.Count;

    /// <summary>Whether the input is the result of the operator before.</summary>
    public bool IsCurrent(int input) => input < proto.Input.Count && proto.Input[input] == current;

    /// <summary>The constant that stands at an input; it can be taken once.</summary>
    /// <exception cref="ModelFormatException">No constant stands there.</exception>
    public OnnxTensor Constant(int input) =>
        (input < proto.Input.Count ? takeConstant(proto.Input[input]) : null)
        ?? throw Refuse($"takes no weights of its own at input {input}");

    /// <summary>A whole-number attribute.</summary>
    public long Integer(string name, long otherwise) => Attribute(name) is { HasI: true } found ? found.I : otherwise;

    /// <summary>A floating-point attribute.</summary>
    /// <exception cref="ModelFormatException">It is not finite.</exception>
    public float Float(string name, float otherwise)
    {
        var value = Attribute(name) is { HasF: true } found ? found.F : otherwise;
        return float.IsFinite(value) ? value : throw Refuse($"has a {name} that is no finite number");
    }

    /// <summary>One sentence on what is wrong here.</summary>
    public ModelFormatException Refuse(string what) => new($"The model's operator {this} {what}.");

    /// <inheritdoc/>
    public override string ToString() => proto.Name is { Length: > 0 } name ? $"{Kind} '{name}'" : Kind;

    private AttributeProto? Attribute(string name) => proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
