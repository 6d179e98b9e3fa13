using GenreFunctions.Explaining;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Tagging;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.Explanations;

/// <summary>
/// Where songs are explained, one at a time: it takes a processor to itself for some seconds, which tagging needs too. Ends what takes too long, and keeps the
/// explanations asked for last, each for all labels. Thread-safe.
/// </summary>
public sealed class ExplanationDesk : IDisposable
{
    // An instance of one processor tags on while somebody asks why.
    private const int AtOnce = 1;

    // Of a few ten kilobytes each.
    private const int MostKept = 200;

    // Before gateways give up. What is read for longer than this is hours of audio.
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(100);

    private readonly Lazy<SongExplainer> _explainer;
    private readonly TimeProvider _time;
    private readonly BusyGate _gate;

    /// <summary>Explains with the model that songs are tagged with.</summary>
    public ExplanationDesk(TaggingModel model, TimeProvider time)
        : this(model, time, BusyGate.UsualPatience)
    {
    }

    internal ExplanationDesk(TaggingModel model, TimeProvider time, TimeSpan patience)
    {
        Model = model;
        _explainer = new Lazy<SongExplainer>(() => new SongExplainer(model.Model));
        _time = time;
        _gate = new BusyGate(AtOnce, patience);
    }

    /// <summary>The model that is explained.</summary>
    internal TaggingModel Model { get; }

    /// <summary>What was explained before.</summary>
    internal RecentAnswers<SongExplanation> Explained { get; } = new(MostKept, _ => 1);

    /// <summary>Waits until nobody else is at it, and explains something.</summary>
    /// <returns><see langword="null"/> when others were at it for too long.</returns>
    /// <exception cref="RequestProblemException">422: it took too long itself.</exception>
    internal async Task<T?> AtDeskAsync<T>(Func<SongExplainer, CancellationToken, Task<T>> work, CancellationToken cancellation)
        where T : class
    {
        if (!await _gate.TryEnterAsync(cancellation))
            return null;
        using var limit = new CancellationTokenSource(LongestWork, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await work(_explainer.Value, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RequestProblemException(
                StatusCodes.Status422UnprocessableEntity,
                $"There is no explanation of this song: reading and explaining it takes longer than {LongestWork.TotalSeconds} seconds. 'genre explain' on a computer takes its time.");
        }
        finally
        {
            _gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
