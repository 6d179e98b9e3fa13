using System.Diagnostics.Metrics;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>The service's metrics, with a listener to them alone.</summary>
internal sealed class WatchedMetrics : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly List<Measured> _seen = [];

    public WatchedMetrics(CostOptions costs)
    {
        _services = new ServiceCollection().AddMetrics().AddSingleton(costs).AddSingleton<GenreMetrics>().BuildServiceProvider();
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(new Measured(instrument, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(new Measured(instrument, value, tags.ToArray())));
        _listener.Start();
        Metrics = _services.GetRequiredService<GenreMetrics>();
    }

    public GenreMetrics Metrics { get; }

    public IReadOnlyList<Measured> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    /// <summary>The values of one instrument, in order.</summary>
    public IEnumerable<double> Of(string instrument) => Seen.Where(one => one.Instrument.Name == instrument).Select(one => one.Value);

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Add(Measured one)
    {
        lock (_seen)
            _seen.Add(one);
    }
}
