using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Writes a model file, operator by operator. The same calls give the same bytes: fields go out in the order of their
/// numbers, and nothing comes from a clock.
/// </summary>
internal sealed class OnnxGraphBuilder
{
    private readonly GraphProto _graph = new() { Name = "genre" };
    private string _current = OnnxFormat.InputName;
    private int _columns;

    /// <summary>Starts with rows of so many features.</summary>
    public OnnxGraphBuilder(int inputColumns)
    {
        _columns = inputColumns;
        _graph.Input.Add(Rows(OnnxFormat.InputName, inputColumns));
    }

    /// <summary>Appends <c>Sub</c>, <c>Add</c>, <c>Mul</c> or <c>Div</c> with one constant a column.</summary>
    public OnnxGraphBuilder Columnwise(string kind, ReadOnlySpan<float> constants) =>
        Append(kind, _columns, [Constant($"{kind}{_graph.Node.Count}.columns", constants, constants.Length)]);

    /// <summary>Appends a dense layer; weights are outputs x inputs, row-major.</summary>
    public OnnxGraphBuilder Gemm(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        var name = $"Gemm{_graph.Node.Count}";
        var inputs = _columns;
        Append("Gemm", bias.Length, [Constant($"{name}.weights", weights, bias.Length, inputs), Constant($"{name}.bias", bias, bias.Length)]);
        _graph.Node[^1].Attribute.Add(Attribute("transB", 1));
        return this;
    }

    /// <summary>Appends <c>Relu</c> or <c>Identity</c>.</summary>
    public OnnxGraphBuilder Simple(string kind) => Append(kind, _columns, []);

    /// <summary>Appends <c>Softmax</c> over the labels.</summary>
    public OnnxGraphBuilder Softmax()
    {
        Append("Softmax", _columns, []);
        _graph.Node[^1].Attribute.Add(Attribute("axis", 1));
        return this;
    }

    /// <summary>
    /// Ends the graph. The model's identity becomes <c>name@hash</c>, see <see cref="HashOf"/>.
    /// </summary>
    public byte[] Build(string name, ModelMetadata metadata)
    {
        _graph.Node[^1].Output[0] = OnnxFormat.OutputName;
        _graph.Output.Add(Rows(OnnxFormat.OutputName, _columns));
        var model = new ModelProto
        {
            IrVersion = OnnxFormat.IrVersion,
            ProducerName = "GenreFunctions",
            ProducerVersion = typeof(OnnxGraphBuilder).Assembly.GetName().Version!.ToString(3),
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OnnxFormat.OpsetVersion });
        model.MetadataProps.AddRange(OnnxMetadata.Write(metadata));
        model.MetadataProps.Single(entry => entry.Key == OnnxMetadata.Id).Value = $"{name}@{HashOf(model)}";
        return model.ToByteArray();
    }

    /// <summary>
    /// Eight hexadecimal digits of the SHA-256 over all that a model's answers depend on: the graph's bytes (operators and weights), then
    /// labels, feature schema and names, temperature and threshold as UTF-8 lines <c>key=value</c>.
    /// </summary>
    public static string HashOf(ModelProto model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(model.Graph.ToByteArray());
        foreach (var entry in OnnxMetadata.DecisiveOf(model.MetadataProps))
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Key}={entry.Value}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }

    private OnnxGraphBuilder Append(string kind, int outputColumns, ReadOnlySpan<string> constants)
    {
        var number = _graph.Node.Count;
        var node = new NodeProto { OpType = kind, Name = string.Create(CultureInfo.InvariantCulture, $"{kind}{number}") };
        node.Input.Add(_current);
        foreach (var constant in constants)
            node.Input.Add(constant);
        _current = string.Create(CultureInfo.InvariantCulture, $"{kind}{number}.result");
        node.Output.Add(_current);
        _graph.Node.Add(node);
        _columns = outputColumns;
        return this;
    }

    private string Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(OnnxTensor.ToBytes(values)),
        };
        foreach (var extent in shape)
            tensor.Dims.Add(extent);
        _graph.Initializer.Add(tensor);
        return name;
    }

    private static AttributeProto Attribute(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static ValueInfoProto Rows(string name, int columns)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = columns });
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
