using System.Runtime.ExceptionServices;

namespace GenreFunctions.Learning;

/// <summary>Trainings that go side by side.</summary>
internal static class SideBySide
{
    /// <summary>Does every piece of work, and collects what comes of it in the pieces' order.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="atOnce">How many at a time; <see langword="null"/> for one a core.</param>
    /// <param name="work">Does the piece of a number, counted from 0.</param>
    /// <param name="cancellation">Calls off those that have not begun.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static T[] Run<T>(int count, int? atOnce, Func<int, T> work, CancellationToken cancellation)
    {
        var results = new T[count];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = atOnce ?? Environment.ProcessorCount };
        try
        {
            Parallel.For(0, count, parallel, i => results[i] = work(i));
        }
        catch (AggregateException faults)
        {
            // One piece's fault is as good as all of theirs, and says what is wrong.
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        return results;
    }
}
