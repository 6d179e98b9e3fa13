using GenreFunctions.Functions.Results;

namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>What the API says of one song, as far as it is looked at here.</summary>
internal sealed record SongAnswer(string Name, string ETag, IReadOnlyList<SongVersionSummary> Versions);
