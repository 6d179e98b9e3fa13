namespace GenreFunctions.Costs.Cases;

/// <summary>
/// A song of which the time to tag it was measured. What the service would use for it follows from how it works: a blob event, an orchestration, a batch of a
/// hundred segments an activity. Where that leaves a choice, it is taken to the upper side.
/// </summary>
public sealed record MeasuredSong
{
    /// <summary>What a segment lasts.</summary>
    private const decimal SegmentSeconds = 3;

    /// <summary>What infra/ has the service put into an activity: five minutes, and so most songs whole. A test compares it with the templates.</summary>
    public const int StandardSegmentsPerActivity = 100;

    /// <summary>What the service puts into a block of a staging blob.</summary>
    private const int SegmentsPerBlock = 16;

    /// <summary>Batches that the service makes of a song at most; those of a very long one are larger.</summary>
    private const int MostBatches = 100;

    /// <summary>What the service reads of an upload at a time.</summary>
    private const int BytesPerRead = 4 * 1024 * 1024;

    /// <summary>Decoded audio: 22,050 samples a second, of 4 bytes.</summary>
    private const int StagedBytesPerSecond = 22_050 * 4;

    /// <summary>One line of the app's log for every song.</summary>
    private const int LogLines = 1;

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

    /// <summary>Size of the upload; default 5 MB, some minutes of compressed audio. Storing it belongs to whoever keeps it, and to no song's run.</summary>
    public long UploadBytes { get; init; } = 5_000_000;

    /// <summary>Request units of recording a song: two writes and a read; default 30.</summary>
    public decimal CosmosRequestUnits { get; init; } = 30;

    /// <summary>Telemetry of a song, by <see cref="DerivedMeters.TelemetryBytes"/>.</summary>
    public decimal TelemetryBytes => DerivedMeters.TelemetryBytes(Executions().Length, LogLines).Quantity;

    /// <summary>Segments in one activity, 1 or more; default 100, as deployed. More are fewer executions and actions, and less side by side.</summary>
    public int SegmentsPerActivity { get; init; } = StandardSegmentsPerActivity;

    /// <summary>Segments of the song.</summary>
    public int Segments => (int)(AudioSeconds / SegmentSeconds);

    /// <summary>Bytes of decoded audio that lie in a staging blob until the song has ended.</summary>
    public long StagedBytes => (long)(Staged * SegmentSeconds * StagedBytesPerSecond);

    /// <summary>Segments behind the first batch, which is scored while the song is read.</summary>
    internal int Staged => Math.Max(0, Segments - SegmentsPerActivity);

    internal int SegmentsPerBatch => Math.Max(SegmentsPerActivity, Ceiling(Staged, MostBatches));

    internal int FurtherBatches => Ceiling(Staged, SegmentsPerBatch);

    /// <summary>A short song is prepared, scored and recorded by one activity; a longer one is prepared, scored in batches, its staging discarded, and recorded.</summary>
    internal int Activities => FurtherBatches == 0 ? 1 : 3 + FurtherBatches;

    /// <summary>What the service would use for it.</summary>
    /// <param name="start">When it is taken to run.</param>
    public SongMeters Meters(DateTimeOffset start)
    {
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
            // Its properties at the announcement and before it gets index tags; its bytes; those tags; and the staging blob once a batch.
            StorageReads = Metered.Derived(2 + ReadsOfUpload + 1 + FurtherBatches),
            StorageWrites = Metered.Derived(StagingWrites),
            QueueOperations = DerivedMeters.QueueOperations(messages: 1),
            CosmosRequestUnits = Metered.Derived(CosmosRequestUnits),
            RecordingRequestUnits = Metered.Derived(DerivedMeters.CostRecordRequestUnits),
            DurableActions = DerivedMeters.DurableActions(Activities),
            EventGridOperations = DerivedMeters.EventGridOperations(events: 1),
            TelemetryBytes = Metered.Derived(TelemetryBytes),
            StagedGigabyteHours = DerivedMeters.GigabyteHours(StagedBytes, Time(ComputeSeconds)),
        };
    }

    /// <summary>Requests for the upload's bytes.</summary>
    internal int ReadsOfUpload => Ceiling(UploadBytes, BytesPerRead);

    /// <summary>The container of staging blobs, if need be, the blocks of this one, and their list.</summary>
    internal int StagingWrites => Staged > 0 ? Ceiling(Staged, SegmentsPerBlock) + 2 : 0;

    private Execution[] Executions()
    {
        List<Execution> executions = [Run("OnAudioUploaded", 0)];
        for (var i = 0; i < DerivedMeters.OrchestratorExecutions(Activities); i++)
            executions.Add(Run("TagSong", 0));
        executions.Add(Run("PrepareAudio", Math.Min(Segments, SegmentsPerActivity)));
        for (var first = SegmentsPerActivity; first < Segments; first += SegmentsPerBatch)
            executions.Add(Run("ScoreSegments", Math.Min(Segments - first, SegmentsPerBatch)));
        if (FurtherBatches > 0)
            executions.AddRange([Run("DiscardStaging", 0), Run("RecordTags", 0)]);
        return [.. executions];
    }

    private static int Ceiling(long count, int size) => (int)((count + size - 1) / size);

    private Execution Run(string function, int segments)
    {
        var time = Time(ComputeSeconds * segments / Segments);
        return new Execution(function, time, time, basis: MeterBasis.Derived);
    }

    private static TimeSpan Time(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
