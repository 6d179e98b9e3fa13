using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests;

/// <summary>Everything that is deployed, as it stands in the repository, or as it would be with some files changed. Read once, evaluated when asked.</summary>
internal sealed class Infrastructure
{
    private const string MainPath = "infra/main.bicep";

    private static readonly ConcurrentDictionary<string, JsonNode?> Parsed = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Path, string Text), Value> Values = new();

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _overrides;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Deployment>> _deployments;

    private Infrastructure(string folder, IReadOnlyDictionary<string, string> overrides)
    {
        (_folder, _overrides) = (folder, overrides);
        Paths = [.. Directory.EnumerateFiles(System.IO.Path.Combine(folder, "infra"), "*", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Bicep = Paths.Where(path => path.EndsWith(".bicep", StringComparison.Ordinal)).ToDictionary(path => path, path => BicepFile.Of(path, Text(path)!));
        Templates = Paths.Where(path => path.EndsWith(".json", StringComparison.Ordinal) && path.Contains("/modules/", StringComparison.Ordinal))
            .Where(path => Json(path) is JsonObject).ToDictionary(path => path, path => new ArmTemplate(path, (JsonObject)Json(path)!));
        _deployments = new(() => [.. Scenario.Of(Main).AsParallel().AsOrdered().Select(scenario => Deployment.Of(this, MainPath, scenario))]);
    }

    /// <summary>The files below infra/, as from the repository's root.</summary>
    public IReadOnlyList<string> Paths { get; }

    public IReadOnlyDictionary<string, BicepFile> Bicep { get; }

    /// <summary>Modules of plain JSON.</summary>
    public IReadOnlyDictionary<string, ArmTemplate> Templates { get; }

    public BicepFile Main => Bicep[MainPath];

    /// <summary>What would be deployed, in every scenario.</summary>
    public IReadOnlyList<Deployment> Deployments => _deployments.Value;

    /// <param name="folder">The repository.</param>
    /// <param name="overrides">Other texts for some of its files, by their paths from its root.</param>
    public static Infrastructure Load(string folder, IReadOnlyDictionary<string, string>? overrides = null) => new(folder, overrides ?? new Dictionary<string, string>());

    /// <summary>A path that a file names, as from the repository's root.</summary>
    public static string Resolve(string from, string path)
    {
        var parts = new Stack<string>();
        foreach (var part in $"{System.IO.Path.GetDirectoryName(from)!.Replace('\\', '/')}/{path}".Split('/'))
        {
            if (part == "..")
            {
                // Above the repository there is nothing that belongs to it.
                if (!parts.TryPop(out _))
                    return path;
            }
            else if (part is not ("." or ""))
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }

    /// <summary>A file's text, from anywhere in the repository; <see langword="null"/> when there is no such file.</summary>
    public string? Text(string path)
    {
        if (_overrides.TryGetValue(path, out var changed))
            return changed;
        lock (_texts)
        {
            if (!_texts.TryGetValue(path, out var text))
                _texts[path] = text = File.Exists(FullPath(path)) ? File.ReadAllText(FullPath(path)) : null;
            return text;
        }
    }

    /// <summary>A file as JSON; <see langword="null"/> when there is none, or it is something else. Not to be changed.</summary>
    public JsonNode? Json(string path) => Text(path) is { } text ? Parsed.GetOrAdd(text, Parse) : null;

    /// <summary>A file as JSON, as an expression sees it.</summary>
    public Value? JsonValue(string path) =>
        Text(path) is { } text && Json(path) is { } json ? Values.GetOrAdd((path, text), _ => Value.Of(new Place(path, 1), json)) : null;

    public bool FolderExists(string path) => Directory.Exists(FullPath(path));

    public string FullPath(string path) => System.IO.Path.Combine(_folder, path);

    /// <summary>Where a text first stands in a file.</summary>
    public Place Find(string path, string fragment)
    {
        var text = Text(path) ?? "";
        var at = text.IndexOf(fragment, StringComparison.Ordinal);
        return new Place(path, at < 0 ? 1 : 1 + text.AsSpan(0, at).Count('\n'));
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
