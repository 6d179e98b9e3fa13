using System.Text.Json;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>The file local.settings.json: its "Values" count as environment variables that nobody has set.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The values of the first file found in these folders; none when there is no file.</summary>
    /// <exception cref="HostStartException">The file cannot be read, or does not look as it should.</exception>
    public static IReadOnlyDictionary<string, string?> Read(params IEnumerable<string> folders)
    {
        var path = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        return path is null ? new Dictionary<string, string?>() : ReadFile(path);
    }

    private static Dictionary<string, string?> ReadFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new HostStartException($"{path} holds no JSON object; local.settings.sample.json shows how it looks.");
            if (document.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
                throw new HostStartException($"{path} is encrypted (IsEncrypted is true), which this host does not read; set it to false and write the values in clear.");
            return document.RootElement.TryGetProperty("Values", out var values) ? ReadValues(path, values) : [];
        }
        catch (JsonException fault)
        {
            throw new HostStartException($"{path} is no JSON: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{path} cannot be read: {fault.Message}");
        }
    }

    private static Dictionary<string, string?> ReadValues(string path, JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Object)
            throw new HostStartException($"{path}: Values is no JSON object; it holds names and their values.");
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values.EnumerateObject())
        {
            read[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ValueKind switch
            {
                JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.ToString(),
                _ => throw new HostStartException($"{path}: Values.{value.Name} is neither text nor a number nor true or false."),
            };
        }

        return read;
    }
}
