namespace GenreFunctions.Audio;

/// <summary>A stream that was to be copied holds more than <see cref="AudioOptions.MaximumCompressedBytes"/>; <see cref="AudioOpener"/> makes a fault of it.</summary>
internal sealed class CopyTooLargeException : Exception;
