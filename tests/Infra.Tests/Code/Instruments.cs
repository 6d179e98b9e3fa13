using System.Diagnostics.Metrics;
using System.Reflection;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Infra.Tests.Code;

/// <summary>What the app measures of itself: asked of its meter.</summary>
internal static class Instruments
{
    public static IReadOnlySet<string> Names { get; } = Listen();

    /// <summary>The attributes that measurements have: constants of <see cref="GenreMetrics"/> whose names end so.</summary>
    public static IReadOnlySet<string> Attributes { get; } = typeof(GenreMetrics).GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.Name.EndsWith("Attribute", StringComparison.Ordinal)).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

    private static HashSet<string> Listen()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) =>
            names.Add(instrument.Meter.Name == GenreMetrics.MeterName ? instrument.Name : "") };
        listener.Start();
        _ = new GenreMetrics(services.GetRequiredService<IMeterFactory>(), CostOptions.From(new ConfigurationBuilder().Build()));
        names.Remove("");
        return names;
    }
}
