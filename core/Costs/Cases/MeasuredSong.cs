namespace GenreFunctions.Costs.Cases;

/// <summary>
/// A song of which the time to tag it was measured. What the service would use for it follows from how it works: a blob event, an orchestration, a batch of ten
/// segments an activity. Where that leaves a choice, it is taken to the upper side.
/// </summary>
public sealed record MeasuredSong
{
    /// <summary>What a segment lasts.</summary>
    private const decimal SegmentSeconds = 3;

    /// <summary>What the service puts into an activity.</summary>
    private const int SegmentsPerActivity = 10;

    /// <summary>What the service puts into a block of a staging blob.</summary>
    private const int SegmentsPerBlock = 16;

    /// <summary>Keeps a song's activities far below what anybody would run.</summary>
    private const decimal LongestSeconds = 86_400;

    /// <summary>Says what was measured.</summary>
    /// <param name="audioSeconds">The song's duration: 3 to 86,400.</param>
    /// <param name="computeSeconds">Processor time to decode and tag it: 0 to 86,400.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public MeasuredSong(decimal audioSeconds, decimal computeSeconds)
    {
        if (audioSeconds is < SegmentSeconds or > LongestSeconds)
            throw new ArgumentOutOfRangeException(nameof(audioSeconds), audioSeconds, FormattableString.Invariant($"A song lasts {SegmentSeconds} to {LongestSeconds} s here, not {audioSeconds}."));
        if (computeSeconds is < 0 or > LongestSeconds)
            throw new ArgumentOutOfRangeException(nameof(computeSeconds), computeSeconds, FormattableString.Invariant($"Tagging a song takes 0 to {LongestSeconds} s here, not {computeSeconds}."));
        (AudioSeconds, ComputeSeconds) = (audioSeconds, computeSeconds);
    }

    /// <summary>The song's duration.</summary>
    public decimal AudioSeconds { get; }

    /// <summary>Processor time to decode and tag it.</summary>
    public decimal ComputeSeconds { get; }

    /// <summary>Size of the upload; default 5 MB, some minutes of compressed audio.</summary>
    public long UploadBytes { get; init; } = 5_000_000;

    /// <summary>How long the upload is kept; default 7 days.</summary>
    public TimeSpan UploadKept { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Request units of recording a song: two writes and a read; default 30.</summary>
    public decimal CosmosRequestUnits { get; init; } = 30;

    /// <summary>Telemetry of a song; default 200 KB.</summary>
    public decimal TelemetryBytes { get; init; } = 200_000;

    /// <summary>Segments of the song.</summary>
    public int Segments => (int)(AudioSeconds / SegmentSeconds);

    /// <summary>Batches behind the first, which is scored while the song is read.</summary>
    private int FurtherBatches => Math.Max(0, (Segments - 1) / SegmentsPerActivity);

    /// <summary>A short song is prepared, scored and recorded by one activity; a longer one is prepared, scored in batches, recorded, and its staging discarded.</summary>
    private int Activities => FurtherBatches == 0 ? 1 : 3 + FurtherBatches;

    /// <summary>What the service would use for it.</summary>
    /// <param name="start">When it is taken to run.</param>
    public SongMeters Meters(DateTimeOffset start)
    {
        var stagedBlocks = FurtherBatches == 0 ? 0 : (Segments - SegmentsPerActivity + SegmentsPerBlock - 1) / SegmentsPerBlock;
        return new SongMeters
        {
            SongId = "measured",
            InstanceId = "measured",
            Publisher = "measured",
            Start = start,
            End = start + Time(ComputeSeconds),
            Executions = Executions(),
            AudioSeconds = Metered.Counted(AudioSeconds),
            Segments = Segments,
            // Its properties, its bytes, and the staging blob once a batch.
            StorageReads = Metered.Derived(2 + FurtherBatches),
            // The upload, its index tags, and the blocks of the staging blob with their list.
            StorageWrites = Metered.Derived(2 + (stagedBlocks > 0 ? stagedBlocks + 1 : 0)),
            // The announcement is put, taken and deleted.
            QueueOperations = Metered.Derived(3),
            CosmosRequestUnits = Metered.Derived(CosmosRequestUnits),
            DurableActions = DerivedMeters.DurableActions(Activities),
            // One event in, one delivery out.
            EventGridOperations = Metered.Derived(2),
            TelemetryBytes = Metered.Derived(TelemetryBytes),
            StagedGigabyteHours = DerivedMeters.GigabyteHours(UploadBytes, UploadKept),
        };
    }

    private Execution[] Executions()
    {
        List<Execution> executions = [Run("OnAudioUploaded", 0)];
        // The orchestrator runs when it is started and again with every result.
        for (var i = 0; i <= Activities; i++)
            executions.Add(Run("TagSong", 0));
        executions.Add(Run("PrepareAudio", Math.Min(Segments, SegmentsPerActivity)));
        for (var first = SegmentsPerActivity; first < Segments; first += SegmentsPerActivity)
            executions.Add(Run("ScoreSegments", Math.Min(Segments - first, SegmentsPerActivity)));
        if (FurtherBatches > 0)
            executions.AddRange([Run("RecordTags", 0), Run("DiscardStaging", 0)]);
        return [.. executions];
    }

    private Execution Run(string function, int segments)
    {
        var time = Time(ComputeSeconds * segments / Segments);
        return new Execution(function, time, time, basis: MeterBasis.Derived);
    }

    private static TimeSpan Time(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
