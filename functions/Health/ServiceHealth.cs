using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Health;

/// <summary>What is checked: everything that a song needs from its upload to its tags and its costs.</summary>
internal static class ServiceHealth
{
    public static HealthChecks Of(IServiceProvider services) => new(
        [
            new("storage", gone => StorageAsync(services.GetRequiredService<AudioStorage>(), gone)),
            new("store", gone => StoreAsync(services.GetRequiredService<ITagStore>().CheckAsync(gone))),
            new("costs", gone => StoreAsync(services.GetRequiredService<ICostUpkeep>().CheckAsync(gone))),
            new("model", _ => Task.FromResult($"Tagging with {services.GetRequiredService<TaggingModel>().Metadata.Id}.")),
            new("moods", _ => Task.FromResult(Moods(services.GetRequiredService<TaggingModel>().MoodModelId))),
            new("ffmpeg", gone => Task.FromResult(Ffmpeg(services.GetRequiredService<TaggingModel>().Audio, gone))),
        ],
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<HealthChecks>>());

    private static async Task<string> StorageAsync(AudioStorage storage, CancellationToken cancellation)
    {
        var container = storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer);
        return await container.ExistsAsync(cancellation)
            ? $"The container '{AudioStorage.UploadContainer}' is there."
            : throw new HealthFailureException($"There is no container '{AudioStorage.UploadContainer}' in the storage account; create it.");
    }

    private static async Task<string> StoreAsync(Task check)
    {
        await check;
        return "It answers.";
    }

    private static string Moods(string? modelId) => modelId is null ? "Songs get no moods, as Moods__Path says." : $"Finding moods with {modelId}.";

    /// <summary>Decodes a moment of silence in a codec that only ffmpeg reads, the way songs are decoded.</summary>
    private static string Ffmpeg(AudioOptions options, CancellationToken cancellation)
    {
        using var file = new MemoryStream(MuLawSilence.File());
        using var audio = new AudioOpener(options).Open(file, cancellation);
        var mono = new float[MuLawSilence.SampleCount];
        var count = 0;
        int read;
        while ((read = audio.Read(mono)) > 0)
            count += read;
        return audio.Fault is null && count > 0
            ? $"Decoding with {audio.Description?.Decoder} {audio.Description?.DecoderVersion}."
            : throw new HealthFailureException("There is no working ffmpeg: WAV is tagged, everything else ends as unsupported. Install ffmpeg, or set Audio__FfmpegProgram.");
    }
}
