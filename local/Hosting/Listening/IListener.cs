namespace GenreFunctions.Local.Hosting.Listening;

/// <summary>Waits for occasions and starts a function at each. Disposing takes up nothing new, and waits for the invocations that run.</summary>
internal interface IListener : IAsyncDisposable
{
    /// <summary>Begins to wait; returns when nothing that happens from now on is missed.</summary>
    /// <param name="cancellation">Gives the start up.</param>
    Task StartAsync(CancellationToken cancellation);
}
