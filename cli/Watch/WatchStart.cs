using System.Globalization;

namespace GenreFunctions.Cli.Watch;

/// <summary>From where on results are shown.</summary>
/// <param name="FromNow">Only those that arrive from now on.</param>
/// <param name="Since">Those tagged then or later; <see langword="null"/> for all.</param>
internal sealed record WatchStart(bool FromNow, DateTimeOffset? Since)
{
    /// <summary><c>now</c>, <c>all</c>, or a time, which is UTC unless it says otherwise.</summary>
    /// <returns><see langword="null"/> for anything else.</returns>
    public static WatchStart? Parse(string text) => text switch
    {
        "now" => new WatchStart(true, null),
        "all" => new WatchStart(false, null),
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? new WatchStart(false, since) : null,
    };
}
