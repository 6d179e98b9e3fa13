using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NCrontab;

namespace GenreFunctions.Local.Hosting.Timers;

/// <summary>When a timer function starts: an NCRONTAB expression in UTC, of six fields or of five without seconds, or a time span between two starts.</summary>
internal sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        _cron = cron;
        _interval = interval;
    }

    /// <summary>Reads a schedule.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimerSchedule? schedule)
    {
        schedule = null;
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields == 1)
        {
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
                schedule = new TimerSchedule(cron: null, interval);
        }
        else if (CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == FieldsWithSeconds }) is { } cron)
        {
            schedule = new TimerSchedule(cron, TimeSpan.Zero);
        }

        return schedule is not null;
    }

    /// <summary>The first start after a time.</summary>
    public DateTimeOffset Next(DateTimeOffset after) =>
        _cron is null ? after + _interval : new DateTimeOffset(_cron.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);
}
