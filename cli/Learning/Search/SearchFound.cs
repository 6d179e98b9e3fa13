using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Halving;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>All that there is to say of a search.</summary>
/// <param name="Features">The feature file's name.</param>
/// <param name="Search">What was searched.</param>
/// <param name="Options">How.</param>
/// <param name="Report">What was found.</param>
/// <param name="HeldOut">How that does with the songs that were kept aside; <see langword="null"/> where nothing was found, or none kept aside.</param>
/// <param name="Known">Lines that the log had already.</param>
internal sealed record SearchFound(string Features, SettingsSearch Search, SearchOptions Options, SearchReport Report, HeldOutReport? HeldOut, int Known)
{
    /// <summary>Every candidate that was judged, at the highest rung that it came to, the best first.</summary>
    public IReadOnlyList<(int Rung, JudgedCandidate Judged)> Ranking { get; } =
    [
        .. Report.Rungs.Reverse().SelectMany(rung => rung.Judged.Select(judged => (rung.Rung.Number, judged))).DistinctBy(one => one.judged.Candidate.Number),
    ];
}
