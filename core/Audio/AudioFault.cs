namespace GenreFunctions.Audio;

/// <summary>Why a file gave no song: an expected result, not an exception.</summary>
/// <param name="Outcome">The kind of fault; never <see cref="SongOutcome.Tagged"/>.</param>
/// <param name="Message">One sentence the publisher can act on.</param>
public sealed record AudioFault(SongOutcome Outcome, string Message);
