namespace GenreFunctions.Audio.Recognition;

/// <summary>A kind of audio file.</summary>
/// <param name="Name">Its name in <see cref="AudioDescription.Container"/>.</param>
/// <param name="Demuxer">The name of the one ffmpeg demuxer that may read it; <see langword="null"/> where nothing here does, so that only its name is told.</param>
/// <param name="Title">Its name in a sentence.</param>
internal sealed record AudioContainer(string Name, string? Demuxer, string Title)
{
    public static readonly AudioContainer Wav = new("wav", "wav", "WAV");
    public static readonly AudioContainer Mp3 = new("mp3", "mp3", "MP3");
    public static readonly AudioContainer Aac = new("aac", "aac", "AAC");
    public static readonly AudioContainer Flac = new("flac", "flac", "FLAC");
    public static readonly AudioContainer Ogg = new("ogg", "ogg", "Ogg");
    public static readonly AudioContainer Mp4 = new("mp4", "mov", "MP4");
    public static readonly AudioContainer Asf = new("asf", "asf", "Windows Media");
    public static readonly AudioContainer Aiff = new("aiff", "aiff", "AIFF");
    public static readonly AudioContainer Matroska = new("matroska", "matroska", "WebM or Matroska");
    public static readonly AudioContainer Caf = new("caf", "caf", "Core Audio");
    public static readonly AudioContainer Au = new("au", "au", "AU");
    public static readonly AudioContainer WavPack = new("wavpack", "wv", "WavPack");
}
