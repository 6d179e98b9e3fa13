using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>Reads host.json, and the settings that override it: <c>AzureFunctionsJobHost__extensions__blobs__poisonBlobThreshold</c> and the like.</summary>
internal sealed class HostJsonReader
{
    private const string FileName = "host.json";

    // Where Azure's host looks for overrides.
    private const string Overrides = "AzureFunctionsJobHost";

    // Azure Storage hands out so many messages in one request.
    private const int LargestQueueBatch = 32;

    // Far above what one machine does at a time; a value beyond it is a slip.
    private const int LargestCount = 10_000;

    // Activities wait for storage and for the disk about as long as they compute.
    private const int ActivitiesACore = 2;

    private readonly IConfiguration _values;
    private readonly IConfiguration _overrides;

    private HostJsonReader(IConfiguration values, IConfiguration overrides)
    {
        _values = values;
        _overrides = overrides;
    }

    /// <summary>Reads the file in a folder; defaults when there is none.</summary>
    /// <exception cref="HostStartException">The file cannot be read, or a value is wrong.</exception>
    public static HostJson Read(string folder, IConfiguration settings)
    {
        var values = new ConfigurationBuilder();
        var path = Path.Combine(folder, FileName);
        try
        {
            if (File.Exists(path))
                values.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            var overrides = settings.GetSection(Overrides);
            values.AddConfiguration(overrides);
            return new HostJsonReader(values.Build(), overrides).Read();
        }
        catch (Exception fault) when (fault is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{path} cannot be read: {fault.Message}");
        }
    }

    private HostJson Read()
    {
        var standard = new HostJson();
        return new HostJson
        {
            RoutePrefix = RoutePrefix(standard.RoutePrefix),
            MaximumConcurrentBlobs = Number("extensions:blobs:maxDegreeOfParallelism", standard.MaximumConcurrentBlobs),
            PoisonBlobThreshold = Number("extensions:blobs:poisonBlobThreshold", standard.PoisonBlobThreshold),
            QueueBatchSize = Number("extensions:queues:batchSize", standard.QueueBatchSize, LargestQueueBatch),
            MaximumDequeueCount = Number("extensions:queues:maxDequeueCount", standard.MaximumDequeueCount),
            MaximumConcurrentActivities = Activities(standard.MaximumConcurrentActivities),
            MaximumConcurrentOrchestrators = Number("extensions:durableTask:maxConcurrentOrchestratorFunctions", standard.MaximumConcurrentOrchestrators),
            LogLevels = _values.GetSection("logging:logLevel").GetChildren().ToDictionary(level => level.Key, Level, StringComparer.OrdinalIgnoreCase),
        };
    }

    private string RoutePrefix(string standard)
    {
        const string Key = "extensions:http:routePrefix";
        var prefix = (_values[Key] ?? standard).Trim('/');
        try
        {
            if (RoutePatternFactory.Parse(prefix).Parameters.Count == 0)
                return prefix;
        }
        catch (RoutePatternException)
        {
            // Said below.
        }

        throw Wrong(Key, prefix, "the beginning of a path, as in api");
    }

    // The file is about an instance in Azure, of a core or two. This machine may have more, and is all there is.
    private int Activities(int standard)
    {
        const string Key = "extensions:durableTask:maxConcurrentActivityFunctions";
        var number = Number(Key, standard);
        return _overrides[Key] is null ? Math.Max(number, ActivitiesACore * Environment.ProcessorCount) : number;
    }

    private int Number(string key, int standard, int largest = LargestCount) =>
        _values[key] is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest ? number
        : throw Wrong(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {largest}"));

    private static LogLevel Level(IConfigurationSection level) =>
        Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var read) && Enum.IsDefined(read)
            ? read
            : throw Wrong($"logging:logLevel:{level.Key}", level.Value, string.Join(", ", Enum.GetNames<LogLevel>()));

    private static HostStartException Wrong(string key, string? value, string range) =>
        new($"{FileName}: {key.Replace(':', '.')} is '{value}'; it is {range}.");
}
