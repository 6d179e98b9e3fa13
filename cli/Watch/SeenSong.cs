namespace GenreFunctions.Cli.Watch;

/// <summary>What was seen of a song.</summary>
/// <param name="taggedAt">When its current version was tagged, when it was seen last.</param>
internal sealed class SeenSong(DateTimeOffset taggedAt)
{
    private readonly Dictionary<string, SongOutcome> _versions = new(StringComparer.Ordinal);

    /// <summary>When its current version was tagged, when it was seen last.</summary>
    public DateTimeOffset TaggedAt { get; set; } = taggedAt;

    /// <summary>True the first time, and when the version ended otherwise since. A service that was interrupted may tag the same version again, at another time.</summary>
    public bool IsNew(ServiceVersionSummary version)
    {
        if (_versions.TryGetValue(version.VersionId, out var outcome) && outcome == version.Outcome)
            return false;
        _versions[version.VersionId] = version.Outcome;
        return true;
    }
}
