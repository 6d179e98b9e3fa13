using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Sequences;
using Google.Protobuf;

namespace GenreFunctions.Tests.Models;

public sealed class MoodModelTests
{
    /// <summary>Ways to spoil a model of moods, and what the refusal has to speak of.</summary>
    private static readonly (string Speaks, Action<ModelProto> Spoil)[] Faults =
    [
        ("are not those", model => Entry(model, "tagThresholds").Value = "[0.3,0.4]"),
        ("are not those", model => Entry(model, "tagCalibration").Value = "[[1,2],[3,4]]"),
        ("are not those", model => Entry(model, "presentFrom").Value = "0.5"),
        ("are not those", model => Entry(model, "labels").Value = "[\"calm\",\"power\"]"),
        ("'another-schema'", model => Entry(model, "featureSchema").Value = "another-schema"),
        ("in their order", model => Entry(model, "featureNames").Value = "[\"tempo\"]"),
        ("lacks 'labels'", model => model.MetadataProps.Remove(Entry(model, "labels"))),
        ("lacks 'tagThresholds'", model => model.MetadataProps.Remove(Entry(model, "tagThresholds"))),
        ("lacks 'tagCalibration'", model => model.MetadataProps.Remove(Entry(model, "tagCalibration"))),
        ("lacks 'presentFrom'", model => model.MetadataProps.Remove(Entry(model, "presentFrom"))),
        ("tagThresholds that is no JSON list of numbers", model => Entry(model, "tagThresholds").Value = "0.5"),
        ("tagThresholds that is no JSON list of numbers", model => Entry(model, "tagThresholds").Value = "[0.5,\"NaN\"]"),
        ("tagCalibration that is no JSON list of pairs of numbers", model => Entry(model, "tagCalibration").Value = "[1,2]"),
        ("tagCalibration that is no JSON list of pairs of numbers", model => Entry(model, "tagCalibration").Value = "null"),
        ("1 tagThresholds", model => Entry(model, "tagThresholds").Value = "[0.5]"),
        ("needs one number and one pair", model => Entry(model, "tagCalibration").Value = "[[1,2],[3]]"),
        ("needs one number and one pair", model => Entry(model, "tagCalibration").Value = "[[1,2],null]"),
        ("presentFrom '0'", model => Entry(model, "presentFrom").Value = "0"),
        ("presentFrom '1.5'", model => Entry(model, "presentFrom").Value = "1.5"),
        ("'seed' twice", model => model.MetadataProps.Add(Entry(model, "seed").Clone())),
        ("2 tags for 3 moods", model => ThreeMoods(model)),
        ("0 tags for 2 moods", model => (model.Graph.Node[^1].OpType, model.Graph.Node[^1].Output[0], model.Graph.Output[0].Name) = ("Softmax", "probabilities", "probabilities")),
        ("gives no probabilities", model => (model.Graph.Node[^1].OpType, model.Graph.Initializer[^1].RawData) = ("Relu", ByteString.CopyFrom(OnnxTensor.ToBytes([8, 0])))),
    ];

    public static IEnumerable<object[]> FaultNumbers => Faults.Select((fault, number) => new object[] { number, fault.Speaks });

    [Fact]
    public void Score_Segments_AreSigmoidsOfTheLayer()
    {
        const int Rows = 70;
        var (features, shares) = (TestModels.Rows(Rows, 3).Select(value => 1e5 * value).ToArray(), new double[2 * Rows]);
        TestMoods.Load(TestMoods.File()).Score(features, shares);
        var weights = TestMoods.Weights();
        for (var i = 0; i < shares.Length; i++)
        {
            var sum = i % 2 == 0 ? 0.5 : -0.5;
            for (var j = 0; j < FeatureSchema.Count; j++) sum += TestMoods.Scale * features[i / 2 * FeatureSchema.Count + j] * weights[i % 2 * FeatureSchema.Count + j];
            Assert.Equal(1 / (1 + Math.Exp(-sum)), shares[i], 1e-6);
        }
    }

    [Fact]
    public void Score_AMeanOfSigmoidsARoundingAboveOne_IsAShareOfOne()
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var sigmoids = graph.Simple("Sigmoid", graph.Gemm(graph.Input, new float[2 * FeatureSchema.Count], [40, -40]));
        var model = TestMoods.Load(graph.Build("moods", TestMoods.Metadata, graph.Columnwise("Mul", sigmoids, [1.00001f])));
        var shares = new double[2];
        model.Score(new double[FeatureSchema.Count], shares);
        Assert.Equal(1, shares[0]);
        Assert.InRange(shares[1], 0, 1e-15);
    }

    [Fact]
    public void Load_WhatWasSaved_IsTheSameToTheByteAndSaysTheSame()
    {
        var model = TestMoods.Load(TestMoods.File());
        var saved = new MemoryStream();
        model.Save(saved);
        Assert.Equal(TestMoods.File(), saved.ToArray());
        Assert.Equivalent(TestMoods.Metadata with { Id = model.Metadata.Id }, model.Metadata, strict: true);
        Assert.Equal(TestMoods.Metadata.Calibration, model.Metadata.Calibration);
        Assert.Matches("^moods@[0-9a-f]{8}$", model.Metadata.Id);
    }

    [Fact]
    public void Id_WhateverTheAnswersDependOn_ChangesIt()
    {
        static string IdOf(MoodMetadata metadata) => TestMoods.Load(TestMoods.File(metadata)).Metadata.Id;
        var ids = new[]
        {
            IdOf(TestMoods.Metadata),
            IdOf(TestMoods.Metadata with { Labels = ["calm", "power"] }),
            IdOf(TestMoods.Metadata with { Thresholds = [0.26, 2] }),
            IdOf(TestMoods.Metadata with { Calibration = [new(8, -3), new(2.5, -1.5)] }),
            IdOf(TestMoods.Metadata with { PresentFrom = 0.5 }),
            TestMoods.Load(TestMoods.File(seed: 2)).Metadata.Id,
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], IdOf(TestMoods.Metadata with { Notes = new Dictionary<string, string> { ["seed"] = "8" } }));
    }

    [Theory]
    [MemberData(nameof(FaultNumbers))]
    public void Load_ASpoiltModel_SaysWhatIsWrongInOneSentence(int number, string speaks)
    {
        var model = ModelProto.Parser.ParseFrom(TestMoods.File());
        Faults[number].Spoil(model);
        RefusedFor(speaks, () => TestMoods.Load(speaks == "are not those" ? model.ToByteArray() : ModelFileTests.Sealed(model)));
    }

    [Fact]
    public void Load_TheOtherKindOfModel_SaysWhichIsWanted()
    {
        RefusedFor("says genres, and here a model that says moods is wanted", () => TestMoods.Load(TestModels.File()));
        RefusedFor("says moods, and here a model that says genres is wanted", () => GenreModel.Load(new MemoryStream(TestMoods.File())));
    }

    [Fact]
    public void Load_AModelThatReadsWholeSongs_IsRefused()
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var song = graph.Lstm(graph.Input, 2, new LstmReading(new float[LstmWeights.Count(FeatureSchema.Count, 2)], Reverse: false));
        var file = graph.Build("songs", TestMoods.Metadata, graph.Simple("Sigmoid", song));
        RefusedFor("reads whole songs", () => TestMoods.Load(file));
    }

    [Theory]
    [InlineData("tagThresholds")]
    [InlineData("tagCalibration")]
    [InlineData("presentFrom")]
    [InlineData("songTemperature")]
    public void Build_ANoteThatIsAKeyOfTheFormat_IsRefused(string key)
    {
        var notes = new Dictionary<string, string> { [key] = "1" };
        Assert.Contains($"'{key}'", Assert.Throws<ArgumentException>(() => TestMoods.File(TestMoods.Metadata with { Notes = notes })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TestModels.File(metadata: TestModels.Metadata with { Notes = notes }));
    }

    [Fact]
    public void Score_LengthsThatDoNotMatchOrNoNumber_IsRefused()
    {
        var model = TestMoods.Load(TestMoods.File());
        Assert.Contains("room for 3 shares", Assert.Throws<ArgumentException>(() => model.Score(new double[FeatureSchema.Count], new double[3])).Message, StringComparison.Ordinal);
        var features = new double[FeatureSchema.Count];
        features[16] = double.NaN;
        Assert.Contains("tempo", Assert.Throws<ArgumentException>(() => model.Score(features, new double[2])).Message, StringComparison.Ordinal);
    }

    private static void RefusedFor(string speaks, Func<object> load)
    {
        var fault = Assert.Throws<ModelFormatException>(load);
        Assert.Contains(speaks, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", fault.Message, StringComparison.Ordinal);
    }

    private static StringStringEntryProto Entry(ModelProto model, string key) => model.MetadataProps.Single(entry => entry.Key == key);

    private static void ThreeMoods(ModelProto model)
    {
        Entry(model, "labels").Value = "[\"a\",\"b\",\"c\"]";
        Entry(model, "tagThresholds").Value = "[1,1,1]";
        Entry(model, "tagCalibration").Value = "[[1,2],[1,2],[1,2]]";
    }
}
