namespace GenreFunctions.Cli.Watch;

/// <summary>A song with all its versions, as the service gives it.</summary>
internal sealed record ServiceRecord(ServiceVersion Current, IReadOnlyList<ServiceVersionSummary> Versions);
