namespace GenreFunctions.Functions.Uploads;

/// <summary>What became of a message about a song that was given up on.</summary>
internal enum PoisonOutcome
{
    /// <summary>The song is recorded as failed.</summary>
    Failed,

    /// <summary>There is nothing to record: the song has a result, was overwritten or deleted, or is none of this service's.</summary>
    Settled,

    /// <summary>It can be read by nobody; the log has why.</summary>
    Unreadable,
}
