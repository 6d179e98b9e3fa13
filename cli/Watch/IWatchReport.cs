namespace GenreFunctions.Cli.Watch;

/// <summary>A way to show results as they arrive.</summary>
internal interface IWatchReport
{
    /// <summary>Told of the songs that come next, before the first of them is shown.</summary>
    void Expect(IReadOnlyList<ServiceSong> songs);

    /// <summary>Shows one result.</summary>
    void Write(WatchedSong song);
}
