using GenreFunctions.Features;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Models;

/// <summary>
/// A trained model of genres: turns the 57 features of segments into probabilities of labels. Immutable and thread-safe.
/// It runs the operators that its file lists; <c>docs/model-format.md</c> describes the file.
/// </summary>
public sealed class GenreModel
{
    private readonly byte[] _file;
    private readonly ModelGraph _graph;

    private GenreModel(byte[] file)
    {
        _file = file;
        var model = OnnxFile.Parse(file);
        Metadata = OnnxMetadata.ReadGenres(model.MetadataProps);
        OnnxIdentity.Require(model, Metadata.Id);
        _graph = ModelGraph.Prepare(model.Graph, FeatureSchema.Names);
        if (_graph.ProbabilityColumns != Metadata.Labels.Count)
            throw new ModelFormatException($"The model gives {_graph.ProbabilityColumns} probabilities for {Metadata.Labels.Count} labels.");
    }

    /// <summary>What the file says of itself.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>
    /// Whether it reads whole songs: the rows of a call are then one song's segments in order, and a row's answer depends on the others. Such models are for
    /// research; tagging hands over segment by segment (<see cref="RequireSegments"/>).
    /// </summary>
    public bool ReadsSongs => _graph.MixesRows;

    /// <summary>Reads a model file (ONNX).</summary>
    /// <exception cref="ModelFormatException">It is no model of genres, has another feature schema, or has operators this program does not know.</exception>
    public static GenreModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new GenreModel(OnnxFile.ReadAll(stream));
    }

    /// <summary>Writes the model as it was read or trained, byte by byte.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(_file);
    }

    /// <summary>For whoever scores segments one by one.</summary>
    /// <exception cref="ModelFormatException">The model reads whole songs.</exception>
    public void RequireSegments()
    {
        if (ReadsSongs)
            throw new ModelFormatException($"The model '{Metadata.Id}' reads whole songs, and here segments are scored one by one; take a model that reads segments.");
    }

    /// <summary>Scores segments. A row's result does not depend on the rows beside it, but where the model <see cref="ReadsSongs"/>.</summary>
    /// <param name="features">Row-major, 57 features a row.</param>
    /// <param name="probabilities">Row-major, one probability a label; as many rows.</param>
    /// <exception cref="ArgumentException">The lengths do not match, a feature is not finite or beyond what 32-bit arithmetic can hold, or what comes out are no probabilities.</exception>
    public void Score(ReadOnlySpan<double> features, Span<double> probabilities)
    {
        _graph.RequireRows(features, probabilities, Metadata.Labels.Count, "probabilities");
        _graph.Run(features, probabilities, tags: default);
    }

    /// <summary>A model of bytes just written.</summary>
    internal static GenreModel FromBytes(byte[] bytes) => new(bytes);
}
