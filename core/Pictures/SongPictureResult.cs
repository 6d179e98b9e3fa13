using GenreFunctions.Audio;

namespace GenreFunctions.Pictures;

/// <summary>A picture, or why there is none: one of the two.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Fault">What is wrong with the audio.</param>
public sealed record SongPictureResult(SongPicture? Picture, AudioFault? Fault);
