namespace GenreFunctions.Functions.Tests.Metrics;

/// <summary>A data point of a metric that was received.</summary>
internal sealed record OtlpMetric(string Scope, string Name, string Unit, string Kind, double Sum, int Bounds, IReadOnlyDictionary<string, string> Attributes);
