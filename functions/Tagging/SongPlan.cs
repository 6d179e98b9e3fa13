namespace GenreFunctions.Functions.Tagging;

/// <summary>What <see cref="PrepareAudio"/> found: either that nothing is left to do, or what is.</summary>
/// <param name="End">How the song has ended already.</param>
/// <param name="Staged">What is left.</param>
public sealed record SongPlan(SongEnd? End, StagedSong? Staged);
