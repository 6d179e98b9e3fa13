namespace GenreFunctions.EndToEnd.Tests.Running;

/// <summary>How long something is out of order. The time is what is tested, not waited for a result in.</summary>
internal static class Outage
{
    public static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    /// <summary>Lets the outage last.</summary>
    public static Task LastAsync(TimeSpan duration) => Task.Delay(duration);
}
