namespace GenreFunctions.Simulation.Songs;

/// <summary>All that a song takes. Immutable, and shared by songs that are alike.</summary>
internal sealed class SongWork
{
    /// <summary>The announcement.</summary>
    public ExecutionWork Trigger { get; init; } = ExecutionWork.None;

    /// <summary>A turn of the orchestrator.</summary>
    public ExecutionWork Turn { get; init; } = ExecutionWork.None;

    /// <summary>Reading, decoding, the first batch; of a short song, recording as well.</summary>
    public required ExecutionWork Prepare { get; init; }

    /// <summary>Batches behind the first; 0 for a short song, which ends with <see cref="Prepare"/>.</summary>
    public int Batches { get; init; }

    /// <summary>One of them.</summary>
    public ExecutionWork Score { get; init; } = ExecutionWork.None;

    /// <summary>The last of them, which may be smaller.</summary>
    public ExecutionWork LastScore { get; init; } = ExecutionWork.None;

    /// <summary>Taking the staging blob away.</summary>
    public ExecutionWork Discard { get; init; } = ExecutionWork.None;

    /// <summary>Joining and recording.</summary>
    public ExecutionWork Record { get; init; } = ExecutionWork.None;

    /// <summary>What the upload and its announcement take.</summary>
    public ResourceUse[] Upload { get; init; } = [];

    /// <summary>Which of a plan's songs it is; used to count songs that are alike.</summary>
    public int Index { get; init; }

    /// <summary>Activities, as <see cref="Costs.Cases.MeasuredSong"/> counts them.</summary>
    public int Activities => Batches == 0 ? 1 : 3 + Batches;

    /// <summary>Executions on cores that nobody else wants: all of their processor time.</summary>
    public double CpuSeconds => Trigger.CpuSeconds + ((1 + Activities) * Turn.CpuSeconds) + ActivitySum(work => work.CpuSeconds);

    /// <summary>How long its activities keep slots, with cores that nobody else wants.</summary>
    public double SlotSeconds => ActivitySum(work => work.WaitSeconds + work.CpuSeconds);

    private double ActivitySum(Func<ExecutionWork, double> of) =>
        of(Prepare) + (Batches == 0 ? 0 : ((Batches - 1) * of(Score)) + of(LastScore) + of(Discard) + of(Record));
}
