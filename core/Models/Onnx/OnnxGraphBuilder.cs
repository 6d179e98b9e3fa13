using System.Globalization;
using Google.Protobuf;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Writes a model file, operator by operator. Every verb appends a node and gives its result, which any later node may take. The same calls give the same
/// bytes: fields go out in the order of their numbers, and nothing comes from a clock.
/// </summary>
internal sealed class OnnxGraphBuilder
{
    private readonly GraphProto _graph = new() { Name = "genre" };

    /// <summary>Starts with rows of so many features.</summary>
    public OnnxGraphBuilder(int inputColumns)
    {
        Input = new OnnxValue(OnnxFormat.InputName, inputColumns);
        _graph.Input.Add(Rows(OnnxFormat.InputName, inputColumns));
    }

    /// <summary>The rows of features that come in.</summary>
    public OnnxValue Input { get; }

    /// <summary>Appends <c>Sub</c>, <c>Add</c>, <c>Mul</c>, <c>Div</c> or <c>Max</c> with one constant a column, or one for all.</summary>
    public OnnxValue Columnwise(string kind, OnnxValue value, ReadOnlySpan<float> constants) =>
        Append(kind, value.Columns, [value.Name, Constant(kind, "columns", constants, constants.Length)]);

    /// <summary>Appends a dense layer; weights are outputs x inputs, row-major.</summary>
    public OnnxValue Gemm(OnnxValue value, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias) => Append(
        "Gemm",
        bias.Length,
        [value.Name, Constant("Gemm", "weights", weights, bias.Length, value.Columns), Constant("Gemm", "bias", bias, bias.Length)],
        [OnnxAttribute.Of("transB", 1)]);

    /// <summary>Appends an operator that takes one value and keeps its columns: <c>Relu</c>, <c>Sigmoid</c>, <c>Log</c>, <c>Identity</c>.</summary>
    public OnnxValue Simple(string kind, OnnxValue value) => Append(kind, value.Columns, [value.Name]);

    /// <summary>Appends <c>Softmax</c> over the columns.</summary>
    public OnnxValue Softmax(OnnxValue value) => Append("Softmax", value.Columns, [value.Name], [OnnxAttribute.Of("axis", 1)]);

    /// <summary>
    /// Appends <c>Add</c>, <c>Sub</c>, <c>Mul</c>, <c>Div</c> or <c>Max</c> of two values: number by number, or with one column standing for all.
    /// </summary>
    public OnnxValue Elementwise(string kind, OnnxValue left, OnnxValue right) =>
        Append(kind, Math.Max(left.Columns, right.Columns), [left.Name, right.Name]);

    /// <summary>Appends <c>Sum</c>: values of the same columns, number by number.</summary>
    public OnnxValue Sum(params ReadOnlySpan<OnnxValue> values) => Append("Sum", values[0].Columns, Names(values));

    /// <summary>Appends <c>Concat</c>: the values' columns side by side.</summary>
    public OnnxValue Concat(params ReadOnlySpan<OnnxValue> values)
    {
        var columns = 0;
        foreach (var value in values)
            columns += value.Columns;
        return Append("Concat", columns, Names(values), [OnnxAttribute.Of("axis", 1)]);
    }

    /// <summary>Appends an operator with one result.</summary>
    /// <param name="kind">Its name in the format.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="inputs">Names of values and of <see cref="Constant(string, string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>s, in the operator's order; empty for one left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="domain">Where it is defined: <see cref="OnnxFormat.LearningDomain"/>, or nothing for the standard operators.</param>
    public OnnxValue Append(
        string kind, int columns, ReadOnlySpan<string> inputs, ReadOnlySpan<AttributeProto> attributes = default, string domain = "") =>
        Append(kind, [columns], inputs, attributes, domain)[0];

    /// <summary>Appends an operator with several results.</summary>
    /// <param name="kind">Its name in the format.</param>
    /// <param name="columns">Columns of each result.</param>
    /// <param name="inputs">Names of values and constants in the operator's order; empty for one left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="domain">Where it is defined: <see cref="OnnxFormat.LearningDomain"/>, or nothing for the standard operators.</param>
    public OnnxValue[] Append(
        string kind, ReadOnlySpan<int> columns, ReadOnlySpan<string> inputs, ReadOnlySpan<AttributeProto> attributes = default, string domain = "")
    {
        var name = NextName(kind);
        var node = new NodeProto { OpType = kind, Name = name };
        if (domain.Length > 0)
            node.Domain = domain;
        node.Input.AddRange(inputs.ToArray());
        node.Attribute.AddRange(attributes.ToArray());
        var results = new OnnxValue[columns.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = new OnnxValue(i == 0 ? $"{name}.result" : string.Create(CultureInfo.InvariantCulture, $"{name}.result{i + 1}"), columns[i]);
            node.Output.Add(results[i].Name);
        }

        _graph.Node.Add(node);
        return results;
    }

    /// <summary>Adds constants for the operator that is appended next.</summary>
    /// <param name="kind">That operator.</param>
    /// <param name="role">What they are to it: <c>weights</c>.</param>
    /// <param name="values">Row-major.</param>
    /// <param name="shape">Their extents; none for a single number.</param>
    /// <returns>Their name, to be given as an input.</returns>
    public string Constant(string kind, string role, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) =>
        Constant(kind, role, TensorProto.Types.DataType.Float, OnnxTensor.ToBytes(values), shape);

    /// <inheritdoc cref="Constant(string, string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public string Constant(string kind, string role, ReadOnlySpan<long> values, params ReadOnlySpan<int> shape) =>
        Constant(kind, role, TensorProto.Types.DataType.Int64, OnnxIntegers.ToBytes(values), shape);

    /// <summary>Ends the graph of a model of genres and gives the file. The model's identity becomes <c>name@hash</c>, see <see cref="OnnxIdentity"/>.</summary>
    /// <param name="name">First half of the identity.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <param name="probabilities">Rows that add up to 1.</param>
    /// <exception cref="ArgumentException">A note's key is one of the format's.</exception>
    public byte[] Build(string name, ModelMetadata metadata, OnnxValue? probabilities) => Build(name, OnnxMetadata.Write(metadata), End(probabilities));

    /// <summary>Ends the graph of a model of moods and gives the file.</summary>
    /// <param name="name">First half of the identity.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <param name="tags">Rows of shares, each by itself.</param>
    /// <exception cref="ArgumentException">A note's key is one of the format's.</exception>
    public byte[] Build(string name, MoodMetadata metadata, OnnxValue tags) => Build(name, OnnxMetadata.Write(metadata), End(null, tags));

    /// <summary>Ends the graph and gives it without a file around it; nothing can be appended any more.</summary>
    /// <param name="probabilities">Rows that add up to 1; <see langword="null"/> for a model that gives tags only.</param>
    /// <param name="tags">Rows of probabilities each by itself; <see langword="null"/> for a model that gives none.</param>
    public GraphProto End(OnnxValue? probabilities, OnnxValue? tags = null)
    {
        if (probabilities is { } rows)
            Give(rows, OnnxFormat.ProbabilitiesName);
        if (tags is { } others)
            Give(others, OnnxFormat.TagsName);
        return _graph;
    }

    private static byte[] Build(string name, IEnumerable<StringStringEntryProto> metadata, GraphProto graph)
    {
        var model = new ModelProto
        {
            IrVersion = OnnxFormat.IrVersion,
            ProducerName = "GenreFunctions",
            ProducerVersion = typeof(OnnxGraphBuilder).Assembly.GetName().Version!.ToString(3),
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OnnxFormat.OpsetVersion });
        if (graph.Node.Any(node => node.Domain == OnnxFormat.LearningDomain))
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = OnnxFormat.LearningDomain, Version = OnnxFormat.LearningOpsetVersion });
        model.MetadataProps.AddRange(metadata);
        model.MetadataProps.Single(entry => entry.Key == OnnxMetadata.Id).Value = $"{name}@{OnnxIdentity.HashOf(model)}";
        return model.ToByteArray();
    }

    private string NextName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{_graph.Node.Count}");

    private string Constant(string kind, string role, TensorProto.Types.DataType type, byte[] bytes, ReadOnlySpan<int> shape)
    {
        var tensor = new TensorProto { Name = $"{NextName(kind)}.{role}", DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        foreach (var extent in shape)
            tensor.Dims.Add(extent);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    // The result gets its public name where it is computed and wherever it is read.
    private void Give(OnnxValue value, string name)
    {
        foreach (var names in _graph.Node.SelectMany(node => new[] { node.Input, node.Output }))
        {
            for (var i = 0; i < names.Count; i++)
                names[i] = names[i] == value.Name ? name : names[i];
        }

        _graph.Output.Add(Rows(name, value.Columns));
    }

    private static string[] Names(ReadOnlySpan<OnnxValue> values)
    {
        var names = new string[values.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = values[i].Name;
        return names;
    }

    private static ValueInfoProto Rows(string name, int columns)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = columns });
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
