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
    private const string SongTemperature = "songTemperature";
    private const string UnknownThreshold = "unknownThreshold";

    /// <summary>Besides the weights, all that a model's answers depend on.</summary>
    private static readonly string[] Decisive = [Labels, Schema, FeatureNames, SongTemperature, UnknownThreshold];

    private static readonly string[] Reserved = [Id, .. Decisive];

    /// <summary>The entries that a model's answers depend on, in a fixed order; those that are there.</summary>
    public static IEnumerable<StringStringEntryProto> DecisiveOf(IEnumerable<StringStringEntryProto> entries) =>
        Decisive.SelectMany(key => entries.Where(entry => entry.Key == key));

    /// <summary>Lists the entries in a fixed order, the notes last.</summary>
    /// <exception cref="ArgumentException">A note's key is one of the fixed ones.</exception>
    public static IEnumerable<StringStringEntryProto> Write(ModelMetadata metadata)
    {
        var clash = metadata.Notes.Keys.FirstOrDefault(Reserved.Contains);
        if (clash is not null)
            throw new ArgumentException($"A note cannot be called '{clash}': that is a key of the file format.", nameof(metadata));
        return
        [
            Entry(Id, metadata.Id),
            Entry(Labels, JsonSerializer.Serialize(metadata.Labels)),
            Entry(Schema, metadata.FeatureSchema),
            Entry(FeatureNames, JsonSerializer.Serialize(metadata.FeatureNames)),
            Entry(SongTemperature, metadata.SongTemperature.ToString("R", CultureInfo.InvariantCulture)),
            Entry(UnknownThreshold, metadata.UnknownThreshold.ToString("R", CultureInfo.InvariantCulture)),
            .. metadata.Notes.Select(note => Entry(note.Key, note.Value)),
        ];
    }

    /// <summary>Reads and checks the entries.</summary>
    /// <exception cref="ModelFormatException">One is missing or makes no sense, or the model is for other features.</exception>
    public static ModelMetadata Read(RepeatedField<StringStringEntryProto> entries)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var notes = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!found.TryAdd(entry.Key, entry.Value))
                throw new ModelFormatException($"The model's metadata has '{entry.Key}' twice.");
            if (!Reserved.Contains(entry.Key))
                notes.Add(entry.Key, entry.Value);
        }

        var schema = Text(found, Schema);
        if (schema != FeatureSchema.Id)
            throw new ModelFormatException($"The model is for features '{schema}', and this program computes '{FeatureSchema.Id}'; train it on these.");
        var names = List(found, FeatureNames);
        if (!names.SequenceEqual(FeatureSchema.Names))
            throw new ModelFormatException("The model's features are not this program's 57 features in their order; train it on these.");
        var labels = List(found, Labels);
        if (labels.Length < 2 || labels.Any(string.IsNullOrEmpty) || labels.Distinct(StringComparer.Ordinal).Count() != labels.Length)
            throw new ModelFormatException("The model's labels are not two or more different names.");
        return new ModelMetadata
        {
            Id = Text(found, Id),
            Labels = labels,
            FeatureSchema = schema,
            FeatureNames = names,
            SongTemperature = Number(found, SongTemperature, value => value > 0, "a positive number"),
            UnknownThreshold = Number(found, UnknownThreshold, value => value is >= 0 and <= 1, "a number from 0 to 1"),
            Notes = notes,
        };
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };

    private static string Text(Dictionary<string, string> found, string key) =>
        found.TryGetValue(key, out var text) && text.Length > 0
            ? text
            : throw new ModelFormatException($"The model's metadata lacks '{key}'; a model of this program has it.");

    private static double Number(Dictionary<string, string> found, string key, Func<double, bool> holds, string wanted)
    {
        var text = Text(found, key);
        var parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return parsed && double.IsFinite(value) && holds(value)
            ? value
            : throw new ModelFormatException($"The model's metadata has {key} '{text}', which is not {wanted}.");
    }

    private static string[] List(Dictionary<string, string> found, string key)
    {
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Text(found, key)) is { } list)
                return list;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Said below, as for the word null.
        }

        throw new ModelFormatException($"The model's metadata has {key} that is no JSON list of names.");
    }
}
