namespace GenreFunctions.Cli.Songs;

/// <summary>Works on many items at once and gives the results in the items' order, holding only a few.</summary>
internal static class OrderedParallel
{
    /// <summary>Results that may wait behind a slow item, for each job: enough to keep all jobs busy, few enough to hold.</summary>
    private const int WindowPerJob = 4;

    /// <summary>Runs <paramref name="work"/> on every item, at most <paramref name="jobs"/> at a time.</summary>
    /// <remarks>When the caller stops early, or one item throws, the work still going on is cancelled and awaited.</remarks>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IEnumerable<TItem> items, int jobs, Func<TItem, CancellationToken, TResult> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new SemaphoreSlim(jobs);
        var window = new Queue<Task<TResult>>();
        try
        {
            foreach (var item in items)
            {
                window.Enqueue(StartAsync(item));
                if (window.Count >= jobs * WindowPerJob)
                    yield return window.Dequeue().GetAwaiter().GetResult();
            }

            while (window.TryDequeue(out var next))
                yield return next.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(window).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .GetAwaiter().GetResult();
        }

        async Task<TResult> StartAsync(TItem item)
        {
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                return await Task.Factory.StartNew(
                    () => work(item, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
