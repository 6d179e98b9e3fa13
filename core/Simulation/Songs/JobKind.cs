namespace GenreFunctions.Simulation.Songs;

/// <summary>An execution of a function, as the service has them.</summary>
internal enum JobKind : byte
{
    /// <summary>OnAudioUploaded.</summary>
    Trigger,

    /// <summary>A turn of the orchestrator.</summary>
    Turn,

    /// <summary>PrepareAudio.</summary>
    Prepare,

    /// <summary>ScoreSegments.</summary>
    Score,

    /// <summary>ScoreSegments, for the last batch of the song.</summary>
    ScoreLast,

    /// <summary>DiscardStaging.</summary>
    Discard,

    /// <summary>RecordTags.</summary>
    Record,
}
