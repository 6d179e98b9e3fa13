namespace GenreFunctions.Simulation;

/// <summary>How long the parts of a song wait for others.</summary>
public sealed class WaitingTimes
{
    /// <summary>A figure for which there is neither a measurement nor a page.</summary>
    private const string Guess = "a guess; measure yours";

    private readonly Premise _event;
    private readonly Premise _dispatch;
    private readonly Premise _storage;
    private readonly Premise _blobRate;
    private readonly Premise _store;
    private readonly Premise _overhead;

    /// <summary>The times in Azure, or those on a machine of one's own, where everything is near.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or infinite, or blobs are not read at all.</exception>
    public WaitingTimes(WaitingOptions options, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options.EventSeconds, "Seconds from upload to trigger");
        Check(options.DispatchSeconds, "Seconds of a dispatch");
        Check(options.StorageSeconds, "Seconds of a storage request");
        Check(options.StoreSeconds, "Seconds of a store operation");
        Check(options.OverheadSeconds, "Seconds of overhead");
        if (options.BlobBytesPerSecond is <= 0 or double.NaN)
            throw new ArgumentOutOfRangeException(nameof(options), options.BlobBytesPerSecond, "Bytes a second of a blob have to be above 0.");
        _event = Premise.Of("seconds from upload to trigger", options.EventSeconds, isLocal ? 0.05 : 1, Origin.Assumed, Guess);
        _dispatch = Premise.Of("seconds of a dispatch", options.DispatchSeconds, isLocal ? 0.001 : 0.03, Origin.Assumed, Guess);
        _storage = Premise.Of("seconds of a storage request", options.StorageSeconds, isLocal ? 0.005 : 0.02, Origin.Assumed, Guess);
        _blobRate = isLocal
            ? Premise.Of("bytes a second of one blob", options.BlobBytesPerSecond, 200e6, Origin.Assumed, Guess)
            : Premise.Of("bytes a second of one blob", options.BlobBytesPerSecond, 60 * 1024 * 1024, Origin.Assumed, "what Azure gives a page blob; block blobs are limited by their account only");
        _store = isLocal
            ? Premise.Of("seconds of a store operation", options.StoreSeconds, 0.002, Origin.Assumed, Guess)
            : Premise.Of("seconds of a store operation", options.StoreSeconds, 0.01, Origin.Assumed, "Azure promises less for reserved throughput, and nothing for serverless");
        _overhead = Premise.Of("processor seconds around an execution", options.OverheadSeconds, 0.005, Origin.Assumed, "between what docs/scale.md measured at full speed and at a pace");
    }

    /// <summary>From the end of an upload to the trigger.</summary>
    public double EventSeconds => _event.Value;

    /// <summary>From a decision of the scheduler to an instance.</summary>
    public double DispatchSeconds => _dispatch.Value;

    /// <summary>Until a request to storage begins to be answered.</summary>
    public double StorageSeconds => _storage.Value;

    /// <summary>How fast one blob is read or written.</summary>
    public double BlobBytesPerSecond => _blobRate.Value;

    /// <summary>One operation of the result store.</summary>
    public double StoreSeconds => _store.Value;

    /// <summary>Processor time around every execution.</summary>
    public double OverheadSeconds => _overhead.Value;

    /// <summary>All of them, with their origins.</summary>
    public IReadOnlyList<Premise> Premises => [_event, _dispatch, _storage, _blobRate, _store, _overhead];

    private static void Check(double? seconds, string name)
    {
        if (seconds is { } value && !(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(nameof(seconds), value, $"{name} have to be 0 or more.");
    }
}
