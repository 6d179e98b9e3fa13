using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Upload;

/// <summary>What became of one file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Status">What became of it; in a dry run, what would.</param>
/// <param name="SizeBytes">Its size, nought where that could not be told.</param>
/// <param name="ContentType">What it is stored as; <see langword="null"/> if it failed.</param>
/// <param name="Message">Why it failed, otherwise <see langword="null"/>.</param>
internal sealed record FileUpload(string Source, string Name, UploadStatus Status, long SizeBytes, string? ContentType = null, string? Message = null)
{
    /// <summary>A file that was not uploaded.</summary>
    public static FileUpload Failed(SongPath song, string name, string why) => new(song.Path, name, UploadStatus.Failed, 0, Message: why);
}
