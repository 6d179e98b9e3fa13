using GenreFunctions.Audio;

namespace GenreFunctions.Functions.Metering;

/// <summary>
/// Counts what one execution of a function uses, from <see cref="Begin"/> on: wherever its code goes, over awaits and onto other threads, the meter goes
/// with it, and nobody has to pass it on. Thread-safe.
/// </summary>
internal sealed class UsageMeter : IDisposable
{
    // Told of every switch: a thread that begins to work for a meter, and one that ends to, stands at the start or the end of a stretch.
    private static readonly AsyncLocal<UsageMeter?> Ambient = new(Switch);

    [ThreadStatic]
    private static TimeSpan _stretchStart;

    private readonly TimeProvider _time;
    private readonly UsageMeter? _outer;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;
    private readonly Lock _counting = new();
    private ActivityMeters _counted;

    private UsageMeter(string function, TimeProvider time)
    {
        _time = time;
        _outer = Ambient.Value;
        _start = time.GetUtcNow();
        _startTimestamp = time.GetTimestamp();
        _counted = new ActivityMeters { Function = function, Start = _start, Wall = TimeSpan.Zero, Cpu = TimeSpan.Zero, IsCpuDerived = !ThreadClock.IsProcessorTime };
    }

    /// <summary>That of the function that is running here; <see langword="null"/> where none is metered.</summary>
    public static UsageMeter? Current => Ambient.Value;

    /// <summary>Begins to meter a function; ends when it is disposed, or the method that called this returns.</summary>
    public static UsageMeter Begin(string function, TimeProvider time)
    {
        var meter = new UsageMeter(function, time);
        Ambient.Value = meter;
        return meter;
    }

    /// <summary>What was used so far.</summary>
    public ActivityMeters Read()
    {
        if (Current == this)
            EndStretch();

        // Wall time goes last, so that one thread has never worked for longer than it took.
        lock (_counting)
            return _counted with { Wall = _time.GetElapsedTime(_startTimestamp) };
    }

    /// <summary>Counts a request that was answered.</summary>
    /// <param name="operation">What it is billed as.</param>
    /// <param name="bytesRead">Bytes of the answer.</param>
    /// <param name="bytesWritten">Bytes of the request.</param>
    public void Count(StorageOperation operation, long bytesRead, long bytesWritten)
    {
        lock (_counting)
        {
            _counted = _counted with
            {
                StorageReads = _counted.StorageReads + (operation == StorageOperation.Read ? 1 : 0),
                StorageWrites = _counted.StorageWrites + (operation == StorageOperation.Write ? 1 : 0),
                QueueOperations = _counted.QueueOperations + (operation == StorageOperation.Queue ? 1 : 0),
                StorageBytesRead = _counted.StorageBytesRead + (operation == StorageOperation.Queue ? 0 : bytesRead),
                StorageBytesWritten = _counted.StorageBytesWritten + (operation == StorageOperation.Queue ? 0 : bytesWritten),
            };
        }
    }

    /// <summary>Counts bytes of a staging blob.</summary>
    public void CountStaged(long bytes)
    {
        lock (_counting)
            _counted = _counted with { StagedBytes = _counted.StagedBytes + bytes };
    }

    /// <summary>Counts request units of the database.</summary>
    public void CountRequestUnits(double units)
    {
        lock (_counting)
            _counted = _counted with { RequestUnits = _counted.RequestUnits + units };
    }

    /// <summary>Counts what a decoder has worked beside this process.</summary>
    public void Count(DecoderTime decoder)
    {
        lock (_counting)
            _counted = _counted with { Cpu = _counted.Cpu + decoder.Time, IsCpuDerived = _counted.IsCpuDerived || !decoder.IsProcessorTime };
    }

    /// <summary>Ends it; what is done from now on counts elsewhere.</summary>
    public void Dispose()
    {
        if (Current == this)
            Ambient.Value = _outer;
    }

    private static void Switch(AsyncLocalValueChangedArgs<UsageMeter?> change)
    {
        change.PreviousValue?.EndStretch();
        _stretchStart = ThreadClock.Now;
    }

    // The stretch goes on from here, should it go on.
    private void EndStretch()
    {
        var now = ThreadClock.Now;
        var worked = now - _stretchStart;
        _stretchStart = now;
        lock (_counting)
            _counted = _counted with { Cpu = _counted.Cpu + worked };
    }
}
