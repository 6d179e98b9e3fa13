using System.Collections.Concurrent;
using GenreFunctions.Functions;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Infra.Tests.Code;

/// <summary>The app's own start, with settings as they would be deployed.</summary>
/// <param name="Complaint">What the app says of settings that it cannot use; <see langword="null"/> when it starts.</param>
/// <param name="Asked">The settings that it has looked for, steps down written as colons.</param>
internal sealed record AppStart(string? Complaint, HashSet<string> Asked)
{
    private static readonly ConcurrentDictionary<string, AppStart> Known = new(StringComparer.Ordinal);

    /// <summary>Starts it; the same settings are not tried twice.</summary>
    public static AppStart With(IReadOnlyDictionary<string, string> settings)
    {
        var key = string.Join('\n', settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"));
        return Known.GetOrAdd(key, _ => Start(settings));
    }

    private static AppStart Start(IReadOnlyDictionary<string, string> settings)
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var values = settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value));
        var configuration = new RecordedConfiguration(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), asked);
        try
        {
            new ServiceCollection().AddGenreFunctions(configuration);

            // Read when a store is first asked for; the client itself is not wanted here.
            var cosmos = CosmosSettings.Of(configuration);
            return new AppStart(cosmos is null ? $"The setting {CosmosSettings.Connection}__accountEndpoint is missing: results would lie in a file that goes with its instance." : null, asked);
        }
        catch (InvalidOperationException fault)
        {
            return new AppStart(fault.Message, asked);
        }
    }
}
