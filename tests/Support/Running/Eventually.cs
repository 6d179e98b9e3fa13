using System.Diagnostics;
using Xunit;

namespace GenreFunctions.Tests.Support.Running;

/// <summary>Waits for what a process of its own does: looks again and again, up to a deadline that fails with a sentence.</summary>
public static class Eventually
{
    /// <summary>A deadline costs nothing where all is well, so it is long enough for a machine that is slow and does much else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until <paramref name="holds"/>.</summary>
    /// <param name="limit">After this it fails.</param>
    /// <param name="look">Looks; a service that is restarting may not answer.</param>
    /// <param name="holds">Whether what was seen is what is waited for.</param>
    /// <param name="sentence">What is waited for, given what was seen last.</param>
    /// <param name="log">What the service said.</param>
    /// <returns>What was seen.</returns>
    public static async Task<T> SeesAsync<T>(TimeSpan limit, Func<Task<T>> look, Predicate<T> holds, Func<T?, string> sentence, Func<string> log)
    {
        var clock = Stopwatch.StartNew();
        T? last = default;
        Exception? fault = null;
        do
        {
            try
            {
                last = await look();
                fault = null;
                if (holds(last))
                    return last;
            }
            catch (Exception unavailable) when (unavailable is HttpRequestException or TaskCanceledException or Azure.RequestFailedException)
            {
                fault = unavailable;
            }

            await Task.Delay(BetweenLooks);
        }
        while (clock.Elapsed < limit);
        Assert.Fail($"Not after {limit.TotalSeconds} s: {sentence(last)}{(fault is null ? "" : $" Last fault: {fault.Message}")}\n{log()}");
        return last!;
    }
}
