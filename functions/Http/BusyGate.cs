namespace GenreFunctions.Functions.Http;

/// <summary>Lets a few callers at a time do what takes a processor to itself. Whoever finds it full waits a while, and is sent away when it stays so. Thread-safe.</summary>
/// <param name="places">Callers at a time.</param>
/// <param name="patience">How long one waits.</param>
internal sealed class BusyGate(int places, TimeSpan patience) : IDisposable
{
    // Beyond these, patience would end first.
    private const int MostWaiting = 16;

    /// <summary>Shorter than any browser's or gateway's patience.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _free = new(places);
    private int _waiting;

    /// <summary>Waits for a place.</summary>
    /// <returns>False when none was free in time; otherwise <see cref="Leave"/> has to follow.</returns>
    public async Task<bool> TryEnterAsync(CancellationToken cancellation)
    {
        if (await _free.WaitAsync(TimeSpan.Zero, cancellation))
            return true;
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting && await _free.WaitAsync(patience, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives the place to the next one.</summary>
    public void Leave() => _free.Release();

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
