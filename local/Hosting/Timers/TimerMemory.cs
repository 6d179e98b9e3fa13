using System.Globalization;
using GenreFunctions.Local.Hosting.Data;

namespace GenreFunctions.Local.Hosting.Timers;

/// <summary>When timer functions were started last, over restarts. Thread-safe.</summary>
internal sealed class TimerMemory(HostDatabase database)
{
    public DateTimeOffset? LastStart(string function)
    {
        var starts = database.Read("SELECT started FROM timer WHERE function = $function", row => row.GetString(0), ("$function", function));
        return starts is [var start] && DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    public void Started(string function, DateTimeOffset time) => database.Change(
        "INSERT OR REPLACE INTO timer (function, started) VALUES ($function, $started)",
        ("$function", function), ("$started", time.ToString("O", CultureInfo.InvariantCulture)));
}
