using GenreFunctions.Costs;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Browser.Tests.Seeding;

/// <summary>A song that is in the service's database before it starts.</summary>
/// <param name="Version">Its result.</param>
/// <param name="Meters">What tagging it used.</param>
internal sealed record SeededSong(SongVersion Version, SongMeters Meters)
{
    public string SongId => Version.Upload.SongId;

    public string Publisher => Version.Upload.Publisher;

    public string Name => Version.Upload.Name;

    public SongOutcome Outcome => Version.Result.Outcome;

    public string? Genre => Version.Result.Genre;

    public double? Confidence => Version.Result.Confidence;

    public DateTimeOffset TaggedAt => Version.TaggedAt;
}
