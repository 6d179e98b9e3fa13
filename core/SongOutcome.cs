namespace GenreFunctions;

/// <summary>How the tagging of one song ended. Everything but <see cref="Tagged"/> comes with a sentence for the publisher.</summary>
public enum SongOutcome
{
    /// <summary>The song has tags. Its genre may still be <c>unknown</c>, when no genre is likely enough.</summary>
    Tagged,

    /// <summary>The audio is shorter than one 3-second segment.</summary>
    TooShort,

    /// <summary>Nothing in the song is loud enough to hear.</summary>
    Silent,

    /// <summary>The file is damaged, or is no audio at all.</summary>
    Undecodable,

    /// <summary>The file may well be audio, but this machine has nothing that decodes it.</summary>
    Unsupported,

    /// <summary>The song is longer than the configured limit.</summary>
    TooLong,

    /// <summary>The service failed at the song, through no fault of the song's. Nothing in core ends so; a service that keeps results records it.</summary>
    Failed,
}
