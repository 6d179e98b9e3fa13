using System.Diagnostics.Metrics;

namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>One measurement, as a listener hears of it.</summary>
internal sealed record Measured(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags);
