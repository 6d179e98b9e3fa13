using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using Google.Protobuf;

namespace GenreFunctions.Tests.Models;

public sealed class ModelFileTests
{
    /// <summary>Ways to spoil a model, and what the refusal has to speak of.</summary>
    private static readonly (string Speaks, Action<ModelProto> Spoil)[] Faults =
    [
        ("no graph", model => model.Graph = null),
        ("no graph", model => model.ClearIrVersion()),
        ("opset 7", model => model.OpsetImport[0].Version = 7),
        ("opset (none)", model => model.OpsetImport.Clear()),
        ("'LSTM'", model => (model.Graph.Node[3].OpType, model.Graph.Node[3].Name) = ("LSTM", "LSTM")),
        ("com.example.Relu", model => model.Graph.Node[3].Domain = "com.example"),
        ("weights or labels are not those", model => model.Graph.Initializer.RemoveAt(0)),
        ("weights or labels are not those", model => model.Graph.Node[3].OpType = "Identity"),
        ("weights or labels are not those", model => model.Graph.Node[2].Attribute.Add(new AttributeProto { Name = "alpha", F = 2 })),
        ("weights or labels are not those", model => Entry(model, "labels").Value = "[\"a\",\"b\",\"c\"]"),
        ("'another-schema'", model => Entry(model, "featureSchema").Value = "another-schema"),
        ("in their order", model => Entry(model, "featureNames").Value = "[\"tempo\"]"),
        ("lacks 'labels'", model => model.MetadataProps.Remove(Entry(model, "labels"))),
        ("lacks 'id'", model => model.MetadataProps.Remove(Entry(model, "id"))),
        ("no JSON list", model => Entry(model, "labels").Value = "blues,rock"),
        ("no JSON list", model => Entry(model, "labels").Value = "[\"\\ud800\",\"a\",\"b\"]"),
        ("two or more different", model => Entry(model, "labels").Value = "[\"a\",\"a\",\"b\"]"),
        ("for 2 labels", model => Entry(model, "labels").Value = "[\"a\",\"b\"]"),
        ("'-1'", model => Entry(model, "songTemperature").Value = "-1"),
        ("'NaN'", model => Entry(model, "songTemperature").Value = "NaN"),
        ("'1.5'", model => Entry(model, "unknownThreshold").Value = "1.5"),
        ("'seed' twice", model => model.MetadataProps.Add(Entry(model, "seed").Clone())),
        ("NaN", model => Weights(model, 2, float.NaN)),
        ("Infinity", model => Weights(model, 2, float.PositiveInfinity)),
        ("divides by zero", model => Weights(model, 1, 0)),
        ("shape asks for", model => model.Graph.Initializer[2].Dims[0] = 21),
        ("outside 1 to", model => model.Graph.Initializer[2].Dims[0] = 0),
        ("outside 1 to", model => model.Graph.Initializer[2].Dims[0] = 1L << 40),
        ("shape asks for", model => model.Graph.Initializer[2].Dims.Add(2)),
        ("shape asks for", model => model.Graph.Initializer[2].RawData = ByteString.CopyFrom([.. model.Graph.Initializer[2].RawData, 0])),
        ("0 numbers", model => Reshape(model, 2, [65_536, 65_536, 65_536, 65_536], ByteString.Empty)),
        ("20 columns where 57 arrive", model => Reshape(model, 2, [57, 20])),
        ("3 columns where 20 arrive", model => Reshape(model, 4, [20, 3])),
        ("no matrix", model => Reshape(model, 2, [1140])),
        ("no matrix", model => Reshape(model, 2, [20, 57, 1])),
        ("of shape [20, 1]", model => Reshape(model, 3, [20, 1])),
        ("of shape [57, 1]", model => Reshape(model, 0, [57, 1])),
        ("of shape [1, 1, 57]", model => Reshape(model, 0, [1, 1, 57])),
        ("of shape [3]", model => (model.Graph.Node[4].Input[2], model.Graph.Node[2].Input[2]) = (model.Graph.Node[2].Input[2], model.Graph.Node[4].Input[2])),
        ("32-bit floats", model => model.Graph.Initializer[2].DataType = 10),
        ("32-bit floats", model => model.Graph.Initializer[2].DataLocation = TensorProto.Types.DataLocation.External),
        ("20 columns where 57 arrive", model => model.Graph.Node[2].Attribute.Clear()),
        ("not rows of 57", model => model.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 58),
        ("not rows of 57", model => model.Graph.Input[0].Type = null),
        ("2 inputs", model => model.Graph.Input.Add(new ValueInfoProto { Name = "more" })),
        ("0 outputs", model => model.Graph.Output.Clear()),
        ("0 operators", model => model.Graph.Node.Clear()),
        ("'elsewhere'", model => model.Graph.Output[0].Name = "elsewhere"),
        ("nothing before it computes", model => model.Graph.Node[3].Input[0] = "elsewhere"),
        ("nothing before it computes", model => model.Graph.Node[3].Input[0] = model.Graph.Node[4].Output[0]),
        ("computes what nothing uses", model => model.Graph.Node[4].Input[0] = model.Graph.Node[2].Output[0]),
        ("calls two things", model => model.Graph.Node[3].Output[0] = model.Graph.Node[2].Output[0]),
        ("calls two things", model => model.Graph.Node[3].Output[0] = "features"),
        ("twice", model => model.Graph.Output.Add(model.Graph.Output[0])),
        ("2 results", model => model.Graph.Node[3].Output.Add("more")),
        ("ai.onnx.ml opset 1", model => model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 1 })),
        ("ai.onnx.ml, but", model => model.Graph.Node[3].Domain = "ai.onnx.ml"),
        ("1025 operators", model => model.Graph.Node.Add(Enumerable.Repeat(model.Graph.Node[3], 1019))),
        ("no weights of its own", model => model.Graph.Node[2].Input[1] = "elsewhere"),
        ("a probability is", DropSoftmax),
        ("gives no probabilities", HalveTheResult),
        ("more than 65536", model => Widen(model, doublings: 11, copies: 0)),
        ("no genre model", model => Widen(model, doublings: 10, copies: 4)),
        ("combines 3 columns with 20", model => CombineUnequal(model, "Add")),
        ("adds up 3 and 20 columns", model => CombineUnequal(model, "Sum")),
        ("side by side", model => CombineUnequal(model, "Concat")),
        ("not over the labels", model => model.Graph.Node[^1].Attribute[0].I = 0),
        ("mixes songs", model => model.Graph.Node[2].Attribute.Add(new AttributeProto { Name = "transA", I = 1 })),
        ("no finite number", model => model.Graph.Node[2].Attribute.Add(new AttributeProto { Name = "alpha", F = float.NaN })),
        ("'Sub0.columns'", model => model.Graph.Initializer[1].Name = "Sub0.columns"),
    ];

    public static IEnumerable<object[]> FaultNumbers => Faults.Select((fault, number) => new object[] { number, fault.Speaks });

    [Theory]
    [MemberData(nameof(FaultNumbers))]
    public void Load_ASpoiltModel_SaysWhatIsWrongInOneSentence(int number, string speaks)
    {
        var model = ModelProto.Parser.ParseFrom(TestModels.File());
        Faults[number].Spoil(model);
        var bytes = speaks.Contains("are not those", StringComparison.Ordinal) ? model.ToByteArray() : Sealed(model);
        var fault = Assert.Throws<ModelFormatException>(() => Load(bytes));
        Assert.Contains(speaks, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("filename,length\n")]
    [InlineData("RIFF....WAVEfmt ")]
    public void Load_SomethingElse_IsRefused(string text) =>
        Assert.Throws<ModelFormatException>(() => Load(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Load_CutShortAnywhere_IsRefused()
    {
        var file = TestModels.File();
        for (var length = 0; length < file.Length; length += 1 + length / 50) Assert.Throws<ModelFormatException>(() => Load(file[..length]));
        Assert.Throws<ModelFormatException>(() => Load(file[..^1]));
    }

    [Fact]
    public void Load_AStreamWithoutEnd_StopsAtTheLimit() =>
        Assert.Contains("256 MB", Assert.Throws<ModelFormatException>(() => GenreModel.Load(new EndlessStream())).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_AFileWithBytesChangedAtRandom_LoadsOrIsRefused()
    {
        var file = TestModels.File();
        var change = from place in Gen.Choose(0, file.Length - 1)
                     from value in Gen.Choose(0, 255)
                     from kind in Gen.Choose(0, 2)
                     select (place, value, kind);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(change.NonEmptyListOf().ToArbitrary(), changes =>
        {
            var bytes = file.ToList();
            foreach (var (place, value, kind) in changes)
            {
                var at = Math.Min(place, bytes.Count - 1);
                if (kind == 0) bytes[at] = (byte)value;
                else if (kind == 1) bytes.Insert(at, (byte)value);
                else if (bytes.Count > 1) bytes.RemoveAt(at);
            }

            return LoadsOrIsRefused([.. bytes]);
        }));
    }

    [Fact]
    public void Load_AGraphChangedAtRandom_LoadsOrIsRefused()
    {
        // Changes that protobuf lets through, sealed with the right hash, so that they reach the checks behind.
        var change = from node in Gen.Choose(0, 5)
                     from other in Gen.Choose(0, 5)
                     from kind in Gen.Choose(0, 6)
                     from extent in Gen.Elements(-1L, 0, 1, 3, 20, 57, 65_536, long.MaxValue)
                     select (node, other, kind, extent);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(change.NonEmptyListOf().ToArbitrary(), changes =>
        {
            var model = ModelProto.Parser.ParseFrom(TestModels.File());
            var graph = model.Graph;
            foreach (var (node, other, kind, extent) in changes)
            {
                switch (kind)
                {
                    case 0: graph.Node[node].OpType = graph.Node[other].OpType; break;
                    case 1: graph.Node[node].Input.Add(graph.Node[other].Output); break;
                    case 2: graph.Node[node].Input.Clear(); break;
                    case 3: graph.Node[node].Output.Clear(); break;
                    case 4: graph.Initializer[node].Dims.Add(extent); break;
                    case 5: graph.Initializer[node].Dims[0] = extent; break;
                    default: (graph.Node[node], graph.Node[other]) = (graph.Node[other], graph.Node[node]); break;
                }
            }

            return LoadsOrIsRefused(Sealed(model));
        }));
    }

    /// <summary>The model's bytes with the identity that its weights and labels have.</summary>
    internal static byte[] Sealed(ModelProto model)
    {
        var id = model.MetadataProps.FirstOrDefault(entry => entry.Key == "id");
        if (id is not null && model.Graph is not null) id.Value = $"test@{OnnxIdentity.HashOf(model)}";
        return model.ToByteArray();
    }

    private static bool LoadsOrIsRefused(byte[] bytes)
    {
        try
        {
            var model = Load(bytes);
            model.Score(new double[FeatureSchema.Count], new double[model.Metadata.Labels.Count]);
            return true;
        }
        catch (ModelFormatException)
        {
            return true;
        }
    }

    private static GenreModel Load(byte[] bytes) => GenreModel.Load(new MemoryStream(bytes));

    private static StringStringEntryProto Entry(ModelProto model, string key) => model.MetadataProps.Single(entry => entry.Key == key);

    private static void Reshape(ModelProto model, int number, long[] shape, ByteString? numbers = null)
    {
        var tensor = model.Graph.Initializer[number];
        tensor.Dims.Clear();
        tensor.Dims.Add(shape);
        tensor.RawData = numbers ?? tensor.RawData;
    }

    private static void Weights(ModelProto model, int number, float value)
    {
        var tensor = model.Graph.Initializer[number];
        var values = OnnxTensor.Read(tensor).Values;
        values[1] = value;
        tensor.RawData = ByteString.CopyFrom(OnnxTensor.ToBytes(values));
    }

    private static void DropSoftmax(ModelProto model)
    {
        model.Graph.Node.RemoveAt(5);
        model.Graph.Node[4].Output[0] = "probabilities";
    }

    private static void HalveTheResult(ModelProto model)
    {
        model.Graph.Node[5].Output[0] = "whole";
        model.Graph.Initializer.Add(new TensorProto { Name = "half", DataType = 1, FloatData = { 0.5f } });
        model.Graph.Node.Add(new NodeProto { OpType = "Mul", Input = { "whole", "half" }, Output = { "probabilities" } });
    }

    private static void CombineUnequal(ModelProto model, string kind)
    {
        model.Graph.Node[5].OpType = kind;
        model.Graph.Node[5].Input.Add(model.Graph.Node[3].Output[0]);
        model.Graph.Node[5].Attribute[0].I = 0;
    }

    // Rows that become wide without a single weight in the file.
    private static void Widen(ModelProto model, int doublings, int copies)
    {
        var value = "features";
        for (var i = 0; i < doublings + copies; i++)
        {
            var node = new NodeProto { OpType = i < doublings ? "Concat" : "Relu", Input = { value }, Output = { $"wide{i}" } };
            if (i < doublings)
            {
                node.Input.Add(value);
                node.Attribute.Add(new AttributeProto { Name = "axis", I = 1 });
            }

            model.Graph.Node.Insert(i, node);
            value = $"wide{i}";
        }

        model.Graph.Node[doublings + copies].Input[0] = value;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => buffer.Length;
    }
}
