using System.CommandLine;
using GenreFunctions.Costs.Cases;

namespace GenreFunctions.Cli.Costs;

/// <summary>The option that says how many segments an activity has, for commands that compute what a song costs.</summary>
internal static class SegmentsOption
{
    /// <summary>Its name.</summary>
    public const string Name = "--segments-per-activity";

    /// <summary>More than a thousand the service does not take.</summary>
    private const int Most = 1000;

    /// <summary>The option; without it, what is deployed.</summary>
    public static Option<int> Create() => NumberOption.Whole(1, Most, () => MeasuredSong.StandardSegmentsPerActivity, "Segments of an activity, of three seconds each, as Tagging__SegmentsPerActivity has them.", Name);
}
