namespace Microsoft.DurableTask;

/// <summary>Many values, fetched as they are enumerated.</summary>
/// <typeparam name="T">What they are.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <inheritdoc/>
    public abstract IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default);
}
