using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// Writes a song's genre on its blob as index tags, by which Azure Storage finds blobs, beside the publisher's own tags. A courtesy: accounts without
/// index tags, and identities that may not write them, lose nothing else. Tags leave a blob's ETag as it is. Thread-safe.
/// </summary>
public sealed class SongIndexTags(AudioStorage storage, ILogger<SongIndexTags> logger)
{
    // What Azure Storage takes: https://learn.microsoft.com/azure/storage/blobs/storage-manage-find-blobs
    private const int MaximumTags = 10;
    private const int MaximumValueLength = 256;
    private const string AllowedMarks = " +-./:=_";

    private const string Genre = "genre", Confidence = "genreConfidence", ModelId = "genreModel", Outcome = "outcome";

    private readonly ConcurrentDictionary<string, bool> _toldKinds = new(StringComparer.Ordinal);

    /// <summary>Writes them, unless the blob has changed or gone meanwhile.</summary>
    /// <exception cref="RequestFailedException">The storage account is busy or out of order: worth trying again.</exception>
    public async Task WriteAsync(SongUpload song, SongResult result, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(result);
        if (storage.Find(song.Container, song.Name) is not { } blob)
            return;
        try
        {
            // Setting tags takes no ETag as a condition, so the question comes right before it.
            var properties = await blob.GetPropertiesAsync(new BlobRequestConditions { IfMatch = new ETag(song.ETag) }, cancellation);
            var current = properties.Value.TagCount == 0 ? new Dictionary<string, string>() : (await blob.GetTagsAsync(cancellationToken: cancellation)).Value.Tags;
            await blob.SetTagsAsync(Merge(current, result), cancellationToken: cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            logger.LogDebug("{Container}/{Name} has changed or gone: no tags are written on it", song.Container, song.Name);
        }
        catch (RequestFailedException fault) when (TransientFailures.Sentence(fault, cancellation) is null)
        {
            Tell(song, fault);
        }
    }

    /// <summary>The blob's tags from now on: the publisher's own, and as many of ours as there is room for, the most useful first.</summary>
    internal static IDictionary<string, string> Merge(IEnumerable<KeyValuePair<string, string>> current, SongResult result)
    {
        var tags = current.Where(tag => tag.Key is not (Genre or Confidence or ModelId or Outcome)).ToDictionary(StringComparer.Ordinal);
        (string Name, string? Value)[] ours =
        [
            (Genre, result.Genre),
            (Outcome, JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString())),
            (Confidence, result.Confidence?.ToString("0.00", CultureInfo.InvariantCulture)),
            (ModelId, result.ModelId.Replace('@', ':')),
        ];
        foreach (var (name, value) in ours)
        {
            if (!string.IsNullOrEmpty(value) && tags.Count < MaximumTags)
                tags[name] = Allowed(value);
        }

        return tags;
    }

    private static string Allowed(string value)
    {
        var allowed = string.Concat(value.Select(mark => char.IsAsciiLetterOrDigit(mark) || AllowedMarks.Contains(mark, StringComparison.Ordinal) ? mark : '_'));
        return allowed.Length <= MaximumValueLength ? allowed : allowed[..MaximumValueLength];
    }

    // An account refuses either every song's tags or none: once is enough.
    private void Tell(SongUpload song, RequestFailedException fault)
    {
        var kind = fault.ErrorCode ?? fault.Status.ToString(CultureInfo.InvariantCulture);
        var level = _toldKinds.TryAdd(kind, true) ? LogLevel.Warning : LogLevel.Debug;
        logger.Log(level, "No index tags could be written on {Container}/{Name} ({Status} {ErrorCode}); results are recorded all the same. To have them, use an account without a hierarchical namespace, and give the app the role Storage Blob Data Owner", song.Container, song.Name, fault.Status, fault.ErrorCode);
    }
}
