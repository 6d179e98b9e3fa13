using System.Globalization;

namespace GenreFunctions.Audio;

/// <summary>Writes durations as people say them.</summary>
internal static class DurationText
{
    /// <summary><c>6 h</c>, <c>7 h 30 min</c>, <c>1 min 5 s</c>, <c>2.5 s</c>: parts that are 0 are left out, and from a minute on a part of a second counts as one.</summary>
    public static string Of(TimeSpan duration)
    {
        if (duration < TimeSpan.FromMinutes(1))
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###} s");

        // Rounded up, so that what is just above a limit does not read like the limit.
        var seconds = (duration.Ticks / TimeSpan.TicksPerSecond) + (duration.Ticks % TimeSpan.TicksPerSecond > 0 ? 1 : 0);
        (long Count, string Unit)[] parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
        return string.Join(' ', parts.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}")));
    }
}
