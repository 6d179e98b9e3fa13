using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Local.Tests.SampleApp;

/// <summary>Writes down every blob it was started for, in a file that outlives the process.</summary>
public sealed class SampleFunctions(IConfiguration settings)
{
    private string Seen => Path.Combine(settings["DataFolder"]!, "seen.txt");

    [Function("OnBlob")]
    public async Task OnBlob([BlobTrigger("sample/{name}", Connection = "AudioStorage")] BlobClient blob, string name, CancellationToken cancellation)
    {
        await File.AppendAllTextAsync(Seen, $"begin {name}\n", cancellation);
        // A test that holds this file back decides when the function goes on.
        while (name.StartsWith("slow", StringComparison.Ordinal) && !File.Exists(Path.Combine(settings["DataFolder"]!, "go")))
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        await blob.GetPropertiesAsync(cancellationToken: cancellation);
        await File.AppendAllTextAsync(Seen, $"end {name}\n", cancellation);
    }

    [Function("OnChange")]
    public async Task OnChange([CosmosDBTrigger("sample", "changes", StartFromBeginning = true, MaxItemsPerInvocation = 2)] int[] numbers, CancellationToken cancellation)
    {
        await File.AppendAllTextAsync(Seen, $"begin {string.Join(' ', numbers)}\n", cancellation);
        while (numbers.Contains(13) && !File.Exists(Path.Combine(settings["DataFolder"]!, "go")))
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        await File.AppendAllTextAsync(Seen, $"end {string.Join(' ', numbers)}\n", cancellation);
    }

    [Function("Hello")]
    public static IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/{name}")] HttpRequest request, string name) =>
        new OkObjectResult(new { hello = name, request.Path });
}
