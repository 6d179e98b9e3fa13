using Azure.Storage.Blobs;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Results;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Explanations;

/// <summary>Songs in storage that were tagged by the model that ships, as the service tags them.</summary>
internal static class ExplainedSongs
{
    public static readonly AudioOptions Audio = new() { FfmpegProgram = "no-such-ffmpeg" };

    public static TaggingModel Model { get; } = new(new ConfigurationBuilder().Build(), Audio);

    /// <summary>What the model says of a file.</summary>
    public static SongVersion Version(string name, string eTag, byte[] audio) =>
        Versions.Of(name, eTag) with { Result = Model.Tagger.Tag(name, new MemoryStream(audio)) };

    /// <summary>Uploads a song of 7.5 seconds and records its tags.</summary>
    /// <returns>Its identity.</returns>
    public static async Task<string> RecordAsync(ITagStore store, AudioStorage storage, string name)
    {
        var audio = SongBytes.Wav(7.5);
        var uploaded = await Blob(storage, name).UploadAsync(new BinaryData(audio), overwrite: true);
        await store.RecordAsync(Version(name, uploaded.Value.ETag.ToString().Trim('"'), audio), CancellationToken.None);
        return SongIdentity.OfSong(AudioStorage.UploadContainer, name);
    }

    public static BlobClient Blob(AudioStorage storage, string name) => storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(name);
}
