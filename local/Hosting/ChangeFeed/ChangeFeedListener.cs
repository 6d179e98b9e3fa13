using System.Text.Json;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>
/// Starts a function for new and changed documents, in their order, one invocation at a time. Its place in the feed moves on only after the function has
/// succeeded: what fails is tried again until it does not, and a host that was killed hands the same documents over again.
/// </summary>
internal sealed class ChangeFeedListener(
    ChangeFeedFunction function, ChangeFeedFile feed, ChangeFeedPlace place, ChangeFeedListenerOptions options, FunctionInvoker invoker, ILogger<ChangeFeedListener> log) : IListener
{
    // As for blobs, whatever the trigger's FeedPollDelay: a look costs next to nothing, and somebody sits before the page that shows what comes of it.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly PollPause _pause = new(ShortestPause, LongestPause);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private long? _place;
    private long _lastUnreadable;
    private bool _isOut;
    private int _failures;

    public Task StartAsync(CancellationToken cancellation)
    {
        // Where a new function begins has to be settled now: what is written from here on is its to get.
        TryLook(() => _place = FindPlace());
        _running = Task.Run(ListenAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _stopping.Token.ThrowIfCancellationRequested();
                IReadOnlyList<ChangedDocument> documents = [];
                TryLook(() => documents = Look());
                if (documents.Count == 0)
                    await Task.Delay(_pause.After(found: false), options.Time, _stopping.Token);
                else
                    await HandOverAsync(documents);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task HandOverAsync(IReadOnlyList<ChangedDocument> documents)
    {
        _pause.After(found: true);
        try
        {
            if (Values(documents) is { Count: > 0 } values)
                await invoker.InvokeAsync(function.Function, new Occasion(function.Documents.Collect(values)), options.Abandon);
            MoveTo(documents[^1].Sequence);
            _failures = 0;
        }
#pragma warning disable CA1031 // Whatever a function throws is a failed invocation, which the invoker has logged.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (fault is SqliteException)
                log.LogError(fault, "How far {Function} has come could not be noted; it gets the same documents again", function.Function.Name);
            await Task.Delay(RetryPause.After(++_failures, options.FirstRetryPause), options.Time, _stopping.Token);
        }
    }

    // A document that cannot be read now cannot be read later either, and would keep all others waiting for ever.
    private List<object> Values(IReadOnlyList<ChangedDocument> documents)
    {
        var values = new List<object>(documents.Count);
        foreach (var document in documents)
        {
            try
            {
                values.Add(function.Documents.Read(document.Json));
            }
            catch (Exception fault) when (fault is JsonException or NotSupportedException)
            {
                // Said once, however often its neighbours are tried.
                if (document.Sequence <= _lastUnreadable)
                    continue;
                _lastUnreadable = document.Sequence;
                log.LogError(
                    "{Function} does not get document {Sequence} of {Container}, which cannot be read: {Reason}",
                    function.Function.Name, document.Sequence, function.Container, fault.Message.ReplaceLineEndings(" "));
            }
        }

        return values;
    }

    private IReadOnlyList<ChangedDocument> Look()
    {
        var at = _place ??= FindPlace();
        // The document the function is done with is asked for too: when neither it nor a later one is there, the feed is another one.
        var documents = feed.From(at, function.MaximumDocuments + 1);
        if (documents.Count > 0 || at == 0)
            return [.. documents.SkipWhile(document => document.Sequence <= at).Take(function.MaximumDocuments)];
        log.LogWarning("The change feed of {Container} ends before the place that {Function} had come to: it was made anew, and is gone through from its beginning", function.Container, function.Function.Name);
        MoveTo(0);
        return [];
    }

    private long FindPlace()
    {
        if (place.Read() is { } known)
            return known;
        var first = function.StartFromBeginning ? 0 : feed.End();
        place.Write(first);
        return first;
    }

    private void MoveTo(long sequence)
    {
        place.Write(sequence);
        _place = sequence;
    }

    private void TryLook(Action look)
    {
        try
        {
            look();
            if (_isOut)
                log.LogInformation("The change feed of {Container} can be read again", function.Container);
            _isOut = false;
        }
        catch (SqliteException fault)
        {
            if (!_isOut)
                log.LogWarning("The change feed of {Container} cannot be read ({Reason}); it is tried again until it can", function.Container, fault.Message.Split('\n')[0]);
            _isOut = true;
        }
    }
}
