using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tagging;

/// <summary>How a song is spread over activities: settings <c>Tagging__…</c>.</summary>
public sealed record TaggingOptions
{
    /// <summary>
    /// Segments in one activity, 1 to 1000. Default 10: some twenty milliseconds of work, to which an activity adds as much. A song with no more of them is
    /// one activity without a staging blob. Fewer: more parallel, and dearer; more: fewer activities, and longer until a lost one has been done again. The
    /// default is for one machine, whose cores share a song; infra/ sets 100, because Azure bills activities and has its instances for further songs.
    /// </summary>
    public int SegmentsPerActivity { get; init; } = 10;

    /// <summary>
    /// Batches of one song at a time, 1 to 100. Default 8, which fills four instances of two activities each: a song of some minutes takes no longer with
    /// more, and the songs behind a very long one do not wait for all of it.
    /// </summary>
    public int BatchesInFlight { get; init; } = 8;

    /// <summary>As the settings say.</summary>
    /// <exception cref="InvalidOperationException">One of them is out of its range; the message names it.</exception>
    internal static TaggingOptions From(IConfiguration configuration)
    {
        var standard = new TaggingOptions();
        return new TaggingOptions
        {
            SegmentsPerActivity = Setting.Whole(configuration, "Tagging:SegmentsPerActivity", standard.SegmentsPerActivity, 1, 1000),
            BatchesInFlight = Setting.Whole(configuration, "Tagging:BatchesInFlight", standard.BatchesInFlight, 1, 100),
        };
    }
}
