namespace GenreFunctions.Cli.Watch;

/// <summary>One run of <c>genre watch</c>.</summary>
/// <param name="Service">The service.</param>
/// <param name="Publisher">Whose songs, or <see langword="null"/> for all.</param>
/// <param name="Start">From where on.</param>
/// <param name="Count">Songs after which it ends, or <see langword="null"/> for never.</param>
/// <param name="Within">Time after which it ends without all of them, or <see langword="null"/> for never.</param>
internal sealed record WatchRun(ServiceClient Service, string? Publisher, WatchStart Start, int? Count, TimeSpan? Within)
{
    /// <summary>Shows results as they arrive.</summary>
    public async Task<int> RunAsync(IWatchReport report, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (Within is { } within)
            limit.CancelAfter(within);
        var ends = new Dictionary<string, SongOutcome>(StringComparer.Ordinal);
        using var progress = new ProgressLine(Count is null ? null : Terminal.OpenProgress(), Count ?? 0, TimeProvider.System);
        try
        {
            await FollowAsync(report, progress, ends, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            progress.StepAside();
            Terminal.Tell($"{ends.Count} of {Count} songs were there within {Within!.Value.TotalSeconds:0} s.");
            return ExitCode.Incomplete;
        }

        progress.StepAside();
        var tagged = ends.Values.Count(outcome => outcome == SongOutcome.Tagged);
        if (tagged == ends.Count)
            return ExitCode.Done;
        Terminal.Tell($"{ends.Count - tagged} of {ends.Count} songs could not be tagged; each one's note says why.");
        return ExitCode.Incomplete;
    }

    private async Task FollowAsync(IWatchReport report, ProgressLine progress, Dictionary<string, SongOutcome> ends, CancellationToken cancellation)
    {
        var feed = new SongFeed(Service, Publisher, Start.Since, TimeProvider.System);
        var pause = new PollPause();
        var (begun, isDown) = (!Start.FromNow, false);
        while (true)
        {
            var news = false;
            try
            {
                if (!begun)
                    await feed.SkipPresentAsync(cancellation).ConfigureAwait(false);
                begun = true;
                var songs = await feed.LookAsync(cancellation).ConfigureAwait(false);
                report.Expect(songs);
                foreach (var song in songs)
                {
                    foreach (var result in await feed.TakeAsync(song, cancellation).ConfigureAwait(false))
                        Show(result);
                    if (ends.Count >= Count)
                        return;
                    news = true;
                }

                isDown = false;
            }
            catch (ServiceUnavailableException down)
            {
                if (!isDown)
                    Say(down.Message);
                isDown = true;
            }

            await Task.Delay(pause.After(news), cancellation).ConfigureAwait(false);
        }

        void Show(WatchedSong result)
        {
            progress.StepAside();
            report.Write(result);
            if (Count is null)
                return;
            if (ends.TryAdd(result.Song.SongId, result.Result.Outcome))
                progress.Advance();
            ends[result.Song.SongId] = result.Result.Outcome;
        }

        void Say(string sentence)
        {
            progress.StepAside();
            Terminal.Tell(sentence);
        }
    }
}
