namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>What the listener knows of one blob; guarded by the book it stands in.</summary>
internal sealed class KnownBlob
{
    /// <summary>The version all this is about.</summary>
    public required string ETag { get; set; }

    /// <summary>Failed invocations.</summary>
    public int Failures { get; set; }

    /// <summary>Whether it needs no further invocation.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether it waits for a worker or has one.</summary>
    public bool IsTaken { get; set; }

    /// <summary>When it is tried again, as a timestamp of the time provider.</summary>
    public long DueTimestamp { get; set; }

    /// <summary>The last listing it was seen in.</summary>
    public long SeenInListing { get; set; }
}
