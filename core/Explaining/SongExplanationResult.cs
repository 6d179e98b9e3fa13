using GenreFunctions.Audio;

namespace GenreFunctions.Explaining;

/// <summary>An explanation, or why there is none.</summary>
/// <param name="Explanation">The explanation; <see langword="null"/> when there is a fault.</param>
/// <param name="Fault">What is wrong with the audio; <see langword="null"/> when there is an explanation.</param>
public sealed record SongExplanationResult(SongExplanation? Explanation, AudioFault? Fault);
