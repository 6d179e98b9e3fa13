using System.Globalization;
using System.Text.Json;
using GenreFunctions.Features;
using Google.Protobuf.Collections;

namespace GenreFunctions.Models.Onnx;

/// <summary>What a model says of itself, as the file's <c>metadata_props</c>. Keys that are not listed here are notes.</summary>
internal static class OnnxMetadata
{
    /// <summary>Key of the model's identity.</summary>
    public const string Id = "id";

    private const string Labels = "labels";
    private const string Schema = "featureSchema";
    private const string FeatureNames = "featureNames";

    // What joins a song, in a model of genres.
    private const string SongTemperature = "songTemperature";
    private const string UnknownThreshold = "unknownThreshold";

    // What joins a song, in a model of moods.
    private const string TagThresholds = "tagThresholds";
    private const string TagCalibration = "tagCalibration";
    private const string PresentFrom = "presentFrom";

    /// <summary>Besides the weights, all that a model's answers depend on. The order is that of the identity's hash: new keys come last.</summary>
    private static readonly string[] Decisive =
        [Labels, Schema, FeatureNames, SongTemperature, UnknownThreshold, TagThresholds, TagCalibration, PresentFrom];

    private static readonly string[] Reserved = [Id, .. Decisive];

    /// <summary>The entries that a model's answers depend on, in a fixed order; those that are there.</summary>
    public static IEnumerable<StringStringEntryProto> DecisiveOf(IEnumerable<StringStringEntryProto> entries) =>
        Decisive.SelectMany(key => entries.Where(entry => entry.Key == key));

    /// <summary>Lists the entries in a fixed order, the notes last.</summary>
    /// <exception cref="ArgumentException">A note's key is one of the fixed ones.</exception>
    public static IEnumerable<StringStringEntryProto> Write(ModelMetadata metadata) => Write(
        metadata.Labels,
        metadata.FeatureSchema,
        metadata.FeatureNames,
        [Entry(SongTemperature, Text(metadata.SongTemperature)), Entry(UnknownThreshold, Text(metadata.UnknownThreshold))],
        metadata.Notes);

    /// <inheritdoc cref="Write(ModelMetadata)"/>
    public static IEnumerable<StringStringEntryProto> Write(MoodMetadata metadata) => Write(
        metadata.Labels,
        metadata.FeatureSchema,
        metadata.FeatureNames,
        [
            Entry(TagThresholds, JsonSerializer.Serialize(metadata.Thresholds)),
            Entry(TagCalibration, JsonSerializer.Serialize(metadata.Calibration.Select(mood => new[] { mood.Slope, mood.Intercept }))),
            Entry(PresentFrom, Text(metadata.PresentFrom)),
        ],
        metadata.Notes);

    /// <summary>Reads and checks the entries of a model of genres.</summary>
    /// <exception cref="ModelFormatException">One is missing or makes no sense, or the model is for other features, or one of moods.</exception>
    public static ModelMetadata ReadGenres(RepeatedField<StringStringEntryProto> entries)
    {
        var found = new MetadataEntries(entries);
        if (found.Has(TagThresholds) && !found.Has(SongTemperature))
            throw new ModelFormatException($"The model '{found.Text(Id)}' says moods, and here a model that says genres is wanted.");
        RequireFeatures(found);
        return new ModelMetadata
        {
            Id = found.Text(Id),
            Labels = LabelsOf(found),
            FeatureSchema = FeatureSchema.Id,
            FeatureNames = FeatureSchema.Names,
            SongTemperature = found.Number(SongTemperature, value => value > 0, "a positive number"),
            UnknownThreshold = found.Number(UnknownThreshold, value => value is >= 0 and <= 1, "a number from 0 to 1"),
            Notes = found.Except(Reserved),
        };
    }

    /// <summary>Reads and checks the entries of a model of moods.</summary>
    /// <exception cref="ModelFormatException">One is missing or makes no sense, or the model is for other features, or one of genres.</exception>
    public static MoodMetadata ReadMoods(RepeatedField<StringStringEntryProto> entries)
    {
        var found = new MetadataEntries(entries);
        if (found.Has(SongTemperature) && !found.Has(TagThresholds))
            throw new ModelFormatException($"The model '{found.Text(Id)}' says genres, and here a model that says moods is wanted.");
        RequireFeatures(found);
        var labels = LabelsOf(found);
        var thresholds = found.List<double>(TagThresholds, "numbers");
        var calibration = found.List<double[]>(TagCalibration, "pairs of numbers");
        if (thresholds.Length != labels.Length || calibration.Length != labels.Length || calibration.Any(pair => pair is not [_, _]))
        {
            throw new ModelFormatException(
                $"The model's metadata has {labels.Length} labels, but {thresholds.Length} {TagThresholds} and {calibration.Length} {TagCalibration}, of which each mood needs one number and one pair.");
        }

        return new MoodMetadata
        {
            Id = found.Text(Id),
            Labels = labels,
            FeatureSchema = FeatureSchema.Id,
            FeatureNames = FeatureSchema.Names,
            Thresholds = thresholds,
            Calibration = [.. calibration.Select(pair => new MoodCalibration(pair[0], pair[1]))],
            PresentFrom = found.Number(PresentFrom, value => value is > 0 and <= 1, "a number above 0, at most 1"),
            Notes = found.Except(Reserved),
        };
    }

    private static void RequireFeatures(MetadataEntries found)
    {
        if (found.Text(Schema) is var schema and not FeatureSchema.Id)
            throw new ModelFormatException($"The model is for features '{schema}', and this program computes '{FeatureSchema.Id}'; train it on these.");
        if (!found.List<string>(FeatureNames, "names").SequenceEqual(FeatureSchema.Names))
            throw new ModelFormatException("The model's features are not this program's 57 features in their order; train it on these.");
    }

    private static string[] LabelsOf(MetadataEntries found)
    {
        var labels = found.List<string>(Labels, "names");
        return labels.Length >= 2 && !labels.Any(string.IsNullOrEmpty) && labels.Distinct(StringComparer.Ordinal).Count() == labels.Length
            ? labels
            : throw new ModelFormatException("The model's labels are not two or more different names.");
    }

    private static IEnumerable<StringStringEntryProto> Write(
        IReadOnlyList<string> labels, string schema, IReadOnlyList<string> featureNames, StringStringEntryProto[] own, IReadOnlyDictionary<string, string> notes)
    {
        var clash = notes.Keys.FirstOrDefault(Reserved.Contains);
        if (clash is not null)
            throw new ArgumentException($"A note cannot be called '{clash}': that is a key of the file format.", nameof(notes));
        return
        [
            // The builder fills it in once it knows the hash of all the rest.
            Entry(Id, ""),
            Entry(Labels, JsonSerializer.Serialize(labels)),
            Entry(Schema, schema),
            Entry(FeatureNames, JsonSerializer.Serialize(featureNames)),
            .. own,
            .. notes.Select(note => Entry(note.Key, note.Value)),
        ];
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
