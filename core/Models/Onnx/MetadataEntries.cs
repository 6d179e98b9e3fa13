using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Collections;

namespace GenreFunctions.Models.Onnx;

/// <summary>The entries of a file's <c>metadata_props</c>, found by their keys and checked as they are read.</summary>
internal sealed class MetadataEntries
{
    private readonly OrderedDictionary<string, string> _found = new(StringComparer.Ordinal);

    /// <summary>Takes the entries.</summary>
    /// <exception cref="ModelFormatException">One is there twice.</exception>
    public MetadataEntries(RepeatedField<StringStringEntryProto> entries)
    {
        foreach (var entry in entries)
        {
            if (!_found.TryAdd(entry.Key, entry.Value))
                throw new ModelFormatException($"The model's metadata has '{entry.Key}' twice.");
        }
    }

    /// <summary>Whether there is such an entry.</summary>
    public bool Has(string key) => _found.ContainsKey(key);

    /// <summary>The entry's text.</summary>
    /// <exception cref="ModelFormatException">There is none.</exception>
    public string Text(string key) =>
        _found.TryGetValue(key, out var text) && text.Length > 0
            ? text
            : throw new ModelFormatException($"The model's metadata lacks '{key}'; a model of this program has it.");

    /// <summary>The entry as a finite number.</summary>
    /// <exception cref="ModelFormatException">It is none, or <paramref name="holds"/> not.</exception>
    public double Number(string key, Func<double, bool> holds, string wanted)
    {
        var text = Text(key);
        var parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return parsed && double.IsFinite(value) && holds(value)
            ? value
            : throw new ModelFormatException($"The model's metadata has {key} '{text}', which is not {wanted}.");
    }

    /// <summary>The entry as a JSON list.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="items">What it is a list of, in words: <c>names</c>.</param>
    /// <exception cref="ModelFormatException">It is none.</exception>
    public T[] List<T>(string key, string items)
    {
        try
        {
            if (JsonSerializer.Deserialize<T[]>(Text(key)) is { } list)
                return list;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Said below, as for the word null.
        }

        throw new ModelFormatException($"The model's metadata has {key} that is no JSON list of {items}.");
    }

    /// <summary>The entries of all other keys, in the file's order.</summary>
    public OrderedDictionary<string, string> Except(IReadOnlyCollection<string> keys) =>
        new(_found.Where(entry => !keys.Contains(entry.Key)), StringComparer.Ordinal);
}
