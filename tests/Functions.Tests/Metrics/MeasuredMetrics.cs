using System.Diagnostics.Metrics;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>Metrics, and all that was measured by them.</summary>
internal sealed class MeasuredMetrics : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();

    public MeasuredMetrics(CostOptions costs)
    {
        _services = new ServiceCollection().AddMetrics().AddSingleton(costs).AddSingleton<GenreMetrics>().BuildServiceProvider();
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => All.Add(new Measured(instrument, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => All.Add(new Measured(instrument, value, tags.ToArray())));
        _listener.Start();
        Metrics = _services.GetRequiredService<GenreMetrics>();
    }

    public GenreMetrics Metrics { get; }

    public List<Measured> All { get; } = [];

    public IEnumerable<double> Of(string instrument) => All.Where(one => one.Instrument.Name == instrument).Select(one => one.Value);

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    public sealed record Measured(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags);
}
