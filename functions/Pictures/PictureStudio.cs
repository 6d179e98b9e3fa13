using System.Collections.Concurrent;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Http;
using GenreFunctions.Pictures;

namespace GenreFunctions.Functions.Pictures;

/// <summary>
/// Where pictures are drawn, a few at a time: one takes a processor to itself for up to seconds, which tagging needs too. Whoever finds it full waits a
/// while, and is sent away when it stays so. Keeps the pictures asked for last. Thread-safe.
/// </summary>
public sealed class PictureStudio : IDisposable
{
    // Two people looking at songs do not wait for each other, and an instance of two processors still tags.
    private const int Painters = 2;

    // Two hundred pictures of the usual width.
    private const long CacheBytes = 32 << 20;

    private readonly AudioOptions _audio;
    private readonly BusyGate _gate;
    private readonly ConcurrentBag<SongPainter> _painters = [];

    /// <summary>Opens songs as tagging does.</summary>
    public PictureStudio(AudioOptions audio)
        : this(audio, BusyGate.UsualPatience)
    {
    }

    internal PictureStudio(AudioOptions audio, TimeSpan patience) => (_audio, _gate) = (audio, new BusyGate(Painters, patience));

    /// <summary>What was drawn before.</summary>
    internal RecentAnswers<PictureBody> Drawn { get; } = new(CacheBytes, picture => picture.Size());

    /// <summary>Waits for a painter, and does something with it.</summary>
    /// <returns><see langword="null"/> when none was free in time.</returns>
    internal async Task<T?> WithPainterAsync<T>(Func<SongPainter, Task<T>> work, CancellationToken cancellation)
        where T : class
    {
        if (!await _gate.TryEnterAsync(cancellation))
            return null;
        if (!_painters.TryTake(out var painter))
            painter = new SongPainter(_audio);
        try
        {
            return await work(painter);
        }
        finally
        {
            _painters.Add(painter);
            _gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
