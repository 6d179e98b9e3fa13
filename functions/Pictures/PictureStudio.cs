using System.Collections.Concurrent;
using GenreFunctions.Audio;
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

    // Beyond these, patience would end first.
    private const int MostWaiting = 16;

    // Two hundred pictures of the usual width.
    private const long CacheBytes = 32 << 20;

    // Shorter than any browser's or gateway's patience, and longer than most pictures take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly AudioOptions _audio;
    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim _free = new(Painters);
    private readonly ConcurrentBag<SongPainter> _painters = [];
    private int _waiting;

    /// <summary>Opens songs as tagging does.</summary>
    public PictureStudio(AudioOptions audio)
        : this(audio, Patience)
    {
    }

    internal PictureStudio(AudioOptions audio, TimeSpan patience) => (_audio, _patience) = (audio, patience);

    /// <summary>What was drawn before.</summary>
    internal PictureCache Drawn { get; } = new(CacheBytes);

    /// <summary>Waits for a painter, and does something with it.</summary>
    /// <returns><see langword="null"/> when none was free in time.</returns>
    internal async Task<T?> WithPainterAsync<T>(Func<SongPainter, Task<T>> work, CancellationToken cancellation)
        where T : class
    {
        if (!await TryEnterAsync(cancellation))
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
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private async Task<bool> TryEnterAsync(CancellationToken cancellation)
    {
        if (await _free.WaitAsync(TimeSpan.Zero, cancellation))
            return true;
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting && await _free.WaitAsync(_patience, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
