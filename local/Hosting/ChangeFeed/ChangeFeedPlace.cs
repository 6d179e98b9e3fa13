using GenreFunctions.Local.Hosting.Data;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>How far a function has come in a change feed, over restarts. Thread-safe.</summary>
internal sealed class ChangeFeedPlace(HostDatabase database, string function, string container)
{
    /// <summary>The sequence of the last document it is done with; <see langword="null"/> for a function that is new.</summary>
    public long? Read() => database.Read(
        "SELECT sequence FROM change_feed WHERE function = $function AND container = $container",
        static row => (long?)row.GetInt64(0),
        ("$function", function), ("$container", container)).SingleOrDefault();

    /// <summary>Keeps it.</summary>
    public void Write(long sequence) => database.Change(
        "INSERT OR REPLACE INTO change_feed (function, container, sequence) VALUES ($function, $container, $sequence)",
        ("$function", function), ("$container", container), ("$sequence", sequence));
}
