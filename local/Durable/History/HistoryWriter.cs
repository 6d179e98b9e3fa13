using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable.History;

/// <summary>
/// The one thread that writes. Whatever waits is written in one transaction, so that a busy engine pays for few of them.
/// A thread of its own, because activities that compute may hold every thread of the pool.
/// </summary>
internal sealed class HistoryWriter : IDisposable
{
    /// <summary>Enough to make a transaction's cost small, few enough that the first does not wait long for the last.</summary>
    private const int LargestGroup = 64;

    private readonly BlockingCollection<Write> _queue = [];
    private readonly SqliteConnection _connection;
    private readonly HistoryStatements _statements;
    private readonly LockPatience _patience;
    private readonly Action? _committed;
    private readonly ILogger _logger;
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="connection">Disposed with this.</param>
    /// <param name="patience">For a file that is locked.</param>
    /// <param name="committed">Called after every transaction, before anything follows from it.</param>
    /// <param name="logger">Where trouble is told.</param>
    public HistoryWriter(SqliteConnection connection, LockPatience patience, Action? committed, ILogger logger)
    {
        (_connection, _patience, _committed, _logger) = (connection, patience, committed, logger);
        _statements = new HistoryStatements(connection);
        _thread = new Thread(Run) { IsBackground = true, Name = "durable history writer" };
        _thread.Start();
    }

    /// <summary>Has something written, after everything that was given before.</summary>
    public void Enqueue(Write write)
    {
        try
        {
            _queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            write.Failed(new InvalidOperationException("The durable engine is closed."));
        }
    }

    /// <summary>Writes what waits, and ends the thread.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        if (Thread.CurrentThread != _thread)
            _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        var group = new List<Write>(LargestGroup);
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            group.Add(first);
            while (group.Count < LargestGroup && _queue.TryTake(out var next))
                group.Add(next);
            WriteGroup(group);
            group.Clear();
        }
    }

    private void WriteGroup(List<Write> group)
    {
        try
        {
            _patience.Run(() => Transact(group));
        }
        catch (Exception failure) when (group.Count > 1 && failure is not OperationCanceledException)
        {
            // One of them cannot be written; alone, each shows whether it is the one.
            foreach (var write in group)
                WriteGroup([write]);
            return;
        }
        catch (Exception failure)
        {
            foreach (var write in group)
                Follow(() => write.Failed(failure));
            return;
        }

        _committed?.Invoke();
        foreach (var write in group)
            Follow(write.Committed);
    }

    private bool Transact(List<Write> group)
    {
        _statements.Begin();
        try
        {
            foreach (var write in group)
                write.Apply(_statements);
            _statements.Commit();
            return true;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _statements.Rollback();
        }
        catch (SqliteException)
        {
            // A full disk or a failing one has rolled the transaction back by itself.
        }
    }

    private void Follow(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            _logger.LogCritical(failure, "The durable engine met an error of its own after a write.");
        }
    }
}
