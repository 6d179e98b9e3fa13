using GenreFunctions.Features;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Models;

/// <summary>
/// A trained model of moods: turns the 57 features of segments into shares of listeners who would feel each mood. Immutable and thread-safe.
/// <c>docs/model-format.md</c> describes the file, whose output is <c>tags</c>.
/// </summary>
public sealed class MoodModel
{
    private readonly byte[] _file;
    private readonly ModelGraph _graph;

    private MoodModel(byte[] file)
    {
        _file = file;
        var model = OnnxFile.Parse(file);
        Metadata = OnnxMetadata.ReadMoods(model.MetadataProps);
        OnnxIdentity.Require(model, Metadata.Id);
        _graph = ModelGraph.Prepare(model.Graph, FeatureSchema.Names);
        if (_graph.TagColumns != Metadata.Labels.Count)
            throw new ModelFormatException($"The model gives {_graph.TagColumns} tags for {Metadata.Labels.Count} moods.");
        if (_graph.MixesRows)
            throw new ModelFormatException($"The model '{Metadata.Id}' reads whole songs, and moods are found segment by segment; take a model that reads segments.");
    }

    /// <summary>What the file says of itself.</summary>
    public MoodMetadata Metadata { get; }

    /// <summary>Reads a model file (ONNX).</summary>
    /// <exception cref="ModelFormatException">
    /// It is no model of moods, has another feature schema, has operators this program does not know, or reads whole songs.
    /// </exception>
    public static MoodModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new MoodModel(OnnxFile.ReadAll(stream));
    }

    /// <summary>Writes the model as it was read or trained, byte by byte.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(_file);
    }

    /// <summary>Scores segments, each by itself.</summary>
    /// <param name="features">Row-major, 57 features a row.</param>
    /// <param name="shares">Row-major, one share a mood, in [0, 1]; as many rows.</param>
    /// <exception cref="ArgumentException">The lengths do not match, a feature is not finite or beyond what 32-bit arithmetic can hold, or what comes out are no shares.</exception>
    public void Score(ReadOnlySpan<double> features, Span<double> shares)
    {
        _graph.RequireRows(features, shares, Metadata.Labels.Count, "shares");
        _graph.Run(features, probabilities: default, shares);
        // A mean of sigmoids in 32 bits can be a rounding above 1.
        foreach (ref var share in shares)
            share = Math.Min(share, 1);
    }

    /// <summary>A model of bytes just written.</summary>
    internal static MoodModel FromBytes(byte[] bytes) => new(bytes);
}
