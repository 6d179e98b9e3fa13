using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Tests.Songs;

public sealed class OrderedParallelTests
{
    [Fact]
    public void Results_AreInTheItemsOrder_WhateverTheJobs()
    {
        Prop.ForAll<int[], PositiveInt>((items, jobs) =>
            OrderedParallel.Run(items, (jobs.Get % 8) + 1, (item, _) => item * 2L, CancellationToken.None)
                .SequenceEqual(items.Select(item => item * 2L))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Work_RunsOnAsManyItemsAtOnceAsThereAreJobs()
    {
        using var together = new Barrier(3);

        // Each of three waits for the other two: less at once would never end.
        var results = OrderedParallel.Run([1, 2, 3], 3, (_, stop) => together.SignalAndWait(TimeSpan.FromSeconds(30), stop), CancellationToken.None);

        Assert.All(results, Assert.True);
    }

    [Fact]
    public void Work_NeverRunsOnMoreItemsThanThereAreJobs()
    {
        int running = 0, most = 0;
        var counter = new Lock();

        foreach (var _ in OrderedParallel.Run(Enumerable.Range(0, 200), 3, Work, CancellationToken.None))
        {
        }

        Assert.InRange(most, 1, 3);

        int Work(int item, CancellationToken cancellation)
        {
            lock (counter)
                most = Math.Max(most, ++running);
            Thread.Yield();
            lock (counter)
                running--;
            return item;
        }
    }

    [Fact]
    public void Items_AreTakenNoFurtherAheadThanTheWindow()
    {
        var taken = 0;
        using var results = OrderedParallel.Run(Endless(), 2, (item, _) => item, CancellationToken.None).GetEnumerator();

        for (var given = 1; given <= 100; given++)
        {
            Assert.True(results.MoveNext());
            Assert.InRange(taken, given, given + 8);
        }

        IEnumerable<int> Endless()
        {
            while (true)
                yield return taken++;
        }
    }

    [Fact]
    public void Fault_OfOneItem_ComesOutAfterTheResultsBeforeIt_AndStopsTheRest()
    {
        var given = new List<int>();

        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var result in OrderedParallel.Run(Enumerable.Range(0, 1000), 2, Work, CancellationToken.None))
                given.Add(result);
        });

        Assert.Equal([0, 1, 2], given);

        static int Work(int item, CancellationToken cancellation) => item == 3 ? throw new InvalidDataException() : item;
    }

    [Fact]
    public void Cancellation_ReachesTheWork_AndNothingRunsOn()
    {
        using var stop = new CancellationTokenSource();
        var running = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in OrderedParallel.Run(Enumerable.Range(0, 10), 2, Work, stop.Token))
            {
            }
        });

        Assert.Equal(0, running);

        int Work(int item, CancellationToken cancellation)
        {
            Interlocked.Increment(ref running);
            stop.Cancel();
            cancellation.WaitHandle.WaitOne();
            Interlocked.Decrement(ref running);
            cancellation.ThrowIfCancellationRequested();
            return item;
        }
    }
}
