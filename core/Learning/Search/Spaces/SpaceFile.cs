using System.Text.Json;
using System.Text.Encodings.Web;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>
/// Spaces and settings as JSON files: <c>{ "learner": "svm-rbf", "settings": { "penalty": { "from": 1, "to": 100, "scale": "logarithmic" }, "logs": ["none", "variances"],
/// "gamma": 0.02 } }</c>. A setting is a range, a list of choices, or a value; settings that are not named are as by default. A file of values only says how to set a learner.
/// </summary>
public static class SpaceFile
{
    /// <summary>A space names a handful of settings. What is longer is something else.</summary>
    private const int LongestBytes = 1 << 20;

    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a space.</summary>
    /// <exception cref="InvalidDataException">It is none: one sentence.</exception>
    public static SearchSpace Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(Bytes(stream), Reading);
            return Space(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"It is not well-formed JSON (line {fault.LineNumber + 1}).", fault);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException(fault.Message.Split(" (Parameter '", 2)[0], fault);
        }
    }

    /// <summary>Reads how to set a learner: a space in which every setting has one value.</summary>
    /// <returns>What is set, and the values by name.</returns>
    /// <exception cref="InvalidDataException">It is none: one sentence.</exception>
    public static (SearchableLearner Learner, IReadOnlyDictionary<string, string> Values) ReadValues(Stream stream)
    {
        var space = Read(stream);
        var open = space.Settings.FirstOrDefault(setting => setting.Range is not ChoiceRange { Values.Count: 1 });
        if (open is not null)
            throw new InvalidDataException($"The setting {open.Name} is {open.Range.Words}; here it has to have one value.");
        return (space.Learner, space.Settings.ToDictionary(setting => setting.Name, setting => setting.Range.Ends[0], StringComparer.Ordinal));
    }

    /// <summary>Writes how to set a learner.</summary>
    public static void WriteValues(Stream stream, SearchableLearner learner, IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(values);
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            json.WriteString("learner", learner.Name);
            json.WriteStartObject("settings");
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name);
                if (learner.Setting(name).Range is NumberRange)
                    json.WriteRawValue(value);
                else
                    json.WriteStringValue(value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static byte[] Bytes(Stream stream)
    {
        var bytes = new byte[LongestBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= LongestBytes ? bytes[..length] : throw new InvalidDataException("It is too long for a file of settings.");
    }

    private static SearchSpace Space(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("learner", out var name) || name.ValueKind != JsonValueKind.String
            || !root.TryGetProperty("settings", out var settings) || settings.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("It has to be an object with 'learner', a name, and 'settings', an object.");
        }

        var strange = root.EnumerateObject().FirstOrDefault(property => property.Name is not ("learner" or "settings"));
        if (strange.Value.ValueKind != JsonValueKind.Undefined)
            throw new InvalidDataException($"It has '{strange.Name}', but may have 'learner' and 'settings' only.");
        var learner = SearchableLearners.Find(name.GetString()!);
        return new SearchSpace(
            learner, [.. settings.EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, Range(learner.Setting(setting.Name), setting.Value)))]);
    }

    private static SettingRange Range(SearchSetting setting, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Number => new ChoiceRange(Text(setting, value)),
        JsonValueKind.Array when value.GetArrayLength() > 0 => new ChoiceRange([.. value.EnumerateArray().Select(one => Text(setting, one)).Distinct()]),
        JsonValueKind.Object => Numbers(setting, value),
        _ => throw Refuse(setting),
    };

    private static string Text(SearchSetting setting, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => NumberRange.TextOf(value.GetDouble()),
        _ => throw Refuse(setting),
    };

    private static NumberRange Numbers(SearchSetting setting, JsonElement value)
    {
        if (setting.Range is not NumberRange declared)
            throw new InvalidDataException($"The setting {setting.Name} is no number; name its choices: [\"...\", \"...\"].");
        double? from = null, to = null;
        var logarithmic = declared.Logarithmic;
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "from" when property.Value.ValueKind == JsonValueKind.Number:
                    from = property.Value.GetDouble();
                    break;
                case "to" when property.Value.ValueKind == JsonValueKind.Number:
                    to = property.Value.GetDouble();
                    break;
                case "scale" when property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is "linear" or "logarithmic":
                    logarithmic = property.Value.GetString() == "logarithmic";
                    break;
                default:
                    throw Refuse(setting);
            }
        }

        if (from is not { } least || to is not { } most || !double.IsFinite(least) || !double.IsFinite(most))
            throw Refuse(setting);
        var range = new NumberRange(least, most, logarithmic, declared.Whole);
        var why = least > most ? "runs backwards"
            : logarithmic && least <= 0 ? "is logarithmic, and so has to begin above 0"
            : declared.Whole && !(range.Contains(range.Ends[0]) && range.Contains(range.Ends[1])) ? "has to run from a whole number to a whole number"
            : null;
        return why is null ? range : throw new InvalidDataException($"The range of {setting.Name} {why}.");
    }

    private static InvalidDataException Refuse(SearchSetting setting) => new(
        $"The setting {setting.Name} has to be a value, a list of values{(setting.Range is NumberRange ? ", or { \"from\": ..., \"to\": ..., \"scale\": \"linear\" or \"logarithmic\" }" : "")}.");
}
