using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Simulation.Limits;

namespace GenreFunctions.Simulation.Songs;

/// <summary>What songs take by how long they play: a measured speed, spread over executions as <see cref="MeasuredSong"/> does, and the times of waiting.</summary>
internal sealed class SongWorkPlan
{
    /// <summary>Operations of recording a song: two writes and a read, and the cost.</summary>
    private const int StoreOperations = 4;

    private readonly Dictionary<int, SongWork> _works = [];
    private readonly List<MeasuredSong> _songs = [];
    private readonly MeasuredSong _typical;
    private readonly WaitingTimes _times;

    /// <summary>A plan by the speed of a typical song.</summary>
    public SongWorkPlan(MeasuredSong typical, WaitingTimes times) => (_typical, _times) = (typical, times);

    /// <summary>Works there are, by <see cref="SongWork.Index"/>.</summary>
    public int Count => _songs.Count;

    /// <summary>What a song of that duration takes.</summary>
    public SongWork Of(int seconds)
    {
        if (!_works.TryGetValue(seconds, out var work))
            _works.Add(seconds, work = Create(seconds));
        return work;
    }

    /// <summary>The meters of songs, added up; executions are not in them.</summary>
    public SongMeters Meters(IReadOnlyList<long> songsByIndex, DateTimeOffset start, DateTimeOffset end)
    {
        var sum = new SongMeters { SongId = "simulated", InstanceId = "simulated", Publisher = "simulated", Start = start, End = end };
        for (var i = 0; i < songsByIndex.Count; i++)
        {
            if (songsByIndex[i] > 0)
                sum = Plus(sum, _songs[i].Meters(start), songsByIndex[i]);
        }

        return sum;
    }

    private static SongMeters Plus(SongMeters sum, SongMeters song, long times)
    {
        return sum with
        {
            AudioSeconds = Add(sum.AudioSeconds, song.AudioSeconds),
            Segments = (int)Math.Min(int.MaxValue, sum.Segments + (song.Segments * times)),
            StorageReads = Add(sum.StorageReads, song.StorageReads),
            StorageWrites = Add(sum.StorageWrites, song.StorageWrites),
            QueueOperations = Add(sum.QueueOperations, song.QueueOperations),
            CosmosRequestUnits = Add(sum.CosmosRequestUnits, song.CosmosRequestUnits),
            RecordingRequestUnits = Add(sum.RecordingRequestUnits, song.RecordingRequestUnits),
            DurableActions = Add(sum.DurableActions, song.DurableActions),
            EventGridOperations = Add(sum.EventGridOperations, song.EventGridOperations),
            TelemetryBytes = Add(sum.TelemetryBytes, song.TelemetryBytes),
            StagedGigabyteHours = Add(sum.StagedGigabyteHours, song.StagedGigabyteHours),
        };

        Metered Add(Metered total, Metered one) => total.Plus(Metered.Derived(one.Quantity * times));
    }

    private SongWork Create(int seconds)
    {
        var ratio = seconds / _typical.AudioSeconds;
        var song = new MeasuredSong(seconds, _typical.ComputeSeconds * ratio)
        {
            UploadBytes = Math.Max(1, (long)(_typical.UploadBytes * ratio)),
            CosmosRequestUnits = _typical.CosmosRequestUnits,
            SegmentsPerActivity = _typical.SegmentsPerActivity,
        };
        _songs.Add(song);
        var head = Math.Min(song.Segments, song.SegmentsPerActivity);
        var lastBatch = song.Staged - ((song.FurtherBatches - 1) * song.SegmentsPerBatch);
        var isShort = song.FurtherBatches == 0;
        ResourceUse[] recording =
        [
            new(Resource.StorageRequests, 2), new(Resource.SongUnits, (double)song.CosmosRequestUnits), new(Resource.CostUnits, (double)DerivedMeters.CostRecordRequestUnits),
        ];
        var recordingWait = (2 * _times.StorageSeconds) + (StoreOperations * _times.StoreSeconds);
        return new SongWork
        {
            Index = _songs.Count - 1,
            Upload = [new(Resource.Events, 1), new(Resource.QueueMessages, 1), new(Resource.StorageRequests, 1), new(Resource.StorageIngress, song.UploadBytes)],
            Trigger = Execution(0, _times.StorageSeconds, new ResourceUse(Resource.StorageRequests, 1)),
            Turn = Execution(0, 0),
            Prepare = Execution(
                ComputeSeconds(song, head),
                _times.StorageSeconds + ((song.UploadBytes + song.StagedBytes) / _times.BlobBytesPerSecond) + (isShort ? recordingWait : 0),
                [
                    new(Resource.StorageRequests, song.ReadsOfUpload + song.StagingWrites), new(Resource.StorageEgress, song.UploadBytes),
                    new(Resource.StorageIngress, song.StagedBytes), .. isShort ? recording : [],
                ]),
            Batches = song.FurtherBatches,
            Score = Batch(song, song.SegmentsPerBatch),
            LastScore = Batch(song, lastBatch),
            Discard = Execution(0, _times.StorageSeconds, new ResourceUse(Resource.StorageRequests, 1)),
            Record = Execution(0, recordingWait, recording),
        };
    }

    private ExecutionWork Batch(MeasuredSong song, int segments)
    {
        if (song.Staged == 0)
            return ExecutionWork.None;
        var bytes = song.StagedBytes * ((double)segments / song.Staged);
        return Execution(
            ComputeSeconds(song, segments), _times.StorageSeconds + (bytes / _times.BlobBytesPerSecond), new(Resource.StorageRequests, 1), new(Resource.StorageEgress, bytes));
    }

    private ExecutionWork Execution(double computeSeconds, double waitSeconds, params ResourceUse[] uses) =>
        new(waitSeconds, computeSeconds + _times.OverheadSeconds, [.. uses.Where(use => use.Amount > 0)]);

    private static double ComputeSeconds(MeasuredSong song, int segments) => (double)song.ComputeSeconds * segments / song.Segments;
}
